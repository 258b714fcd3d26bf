import { allow, firmSettings } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { holdDeal } from '../deals/held-deal.ts'
import { mayMove } from '../deals/rules/may.ts'
import { currentQuestionnaire, screeningRow } from './queries.ts'
import { checkAnswers } from './rules/may.ts'
import type { Form } from './rules/questionnaire.ts'
import { type Answers, scoreOf } from './rules/score.ts'

/** Starts to screen a prospect, by the questions of today. */
export function startScreening(context: Context, { dealId, form }: { dealId: string; form?: Form }) {
  allow(context, 'win')
  return context.db.write(async (tx) => {
    const deal = await holdDeal(tx, dealId, context.now)
    if (!deal.state.isPoor) orRefuse(mayMove(deal.state))
    if (await isOneRunning(tx, dealId)) throw new Refused('screening-running')
    const { version, ...questionnaire } = await currentQuestionnaire(tx)
    const id = newId()
    await tx
      .insertInto('screening')
      .values({
        id,
        deal_id: dealId,
        form: form ?? (await firmSettings(tx)).screeningForm,
        version,
        questionnaire: JSON.stringify(questionnaire),
        made_at: context.now,
        made_by: context.actor.name,
      })
      .execute()
    return { id }
  })
}

const isOneRunning = async (tx: Tx, dealId: string) =>
  (await tx
    .selectFrom('screening')
    .where('deal_id', '=', dealId)
    .where('frozen_at', 'is', null)
    .select('id')
    .executeTakeFirst()) !== undefined

type Answered = { screeningId: string; answers: Answers; form: Form; revision: number }

/** Writes down what was answered so far. What isn't in the answers was not asked. */
export function answerScreening(context: Context, { screeningId, answers, form, revision }: Answered) {
  allow(context, 'win')
  return context.db.write(async (tx) => {
    const { questionnaire, frozenAt } = await screeningRow(tx, screeningId)
    if (frozenAt) throw new Refused('screening-frozen')
    orRefuse(checkAnswers(questionnaire, answers))
    const changed = await tx
      .updateTable('screening')
      .set({ answers: JSON.stringify(answers), form, revision: revision + 1 })
      .where('id', '=', screeningId)
      .where('revision', '=', revision)
      .where('frozen_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new Stale('screening', await screeningRow(tx, screeningId))
    return { revision: revision + 1, result: scoreOf(questionnaire, answers, form) }
  })
}
