import { allow } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { keepVersion } from '../versions.ts'
import { currentQuestionnaire } from './queries.ts'
import { checkQuestionnaire } from './rules/may.ts'
import type { Questionnaire } from './rules/questionnaire.ts'

/** Asks otherwise from now on. Screenings keep the version they were made with. */
export function changeQuestionnaire(
  context: Context,
  { version, ...given }: Questionnaire & { version: number },
) {
  allow(context, 'manage-firm')
  const questionnaire = orRefuse(checkQuestionnaire(given))
  return context.db.write((tx) =>
    keepVersion(context, 'questionnaire', { version, current: () => currentQuestionnaire(tx) }, (row) =>
      tx
        .insertInto('questionnaire_version')
        .values({ ...row, questions: JSON.stringify(questionnaire) })
        .onConflict((conflict) => conflict.doNothing())
        .returning('version')
        .executeTakeFirst(),
    ),
  )
}
