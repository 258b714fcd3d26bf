import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { found, Stale } from '#platform/failures.ts'
import { holdAgreement, stepsOf } from '../agreements/agreement-row.ts'
import { insertSteps } from '../life/activate-agreement.ts'
import { warningsFor } from '../plans/warnings.ts'
import { stateOfSteps } from '../rules/agreement-steps.ts'
import { checkTerms } from '../rules/check-terms.ts'
import type { Terms } from '../rules/terms.ts'
import { todayOf } from '../today.ts'
import { checkTermDays, draftOf, removeDraft } from './drafts.ts'

type DraftFields = {
  agreementId: string
  revision: number
  effectiveOn: Day
  startsOn: Day
  endsOn: Day | null
  terms: Terms
  note: string
}

export function saveDraft(context: Context, input: DraftFields) {
  allow(context, 'manage-agreements')
  const { agreementId, revision, terms } = input
  return context.db.write(async (tx) => {
    orRefuse(checkTermDays(input))
    orRefuse(checkTerms(terms, agreementId))
    const changed = await tx
      .updateTable('agreement_draft')
      .set({
        effective_on: input.effectiveOn,
        starts_on: input.startsOn,
        ends_on: input.endsOn,
        terms: JSON.stringify(terms),
        note: input.note,
        revision: revision + 1,
      })
      .where('agreement_id', '=', agreementId)
      .where('revision', '=', revision)
      .returning('agreement_id')
      .executeTakeFirst()
    if (!changed) throw new Stale('draft', found(await draftOf(tx, agreementId), 'draft'))
    return { revision: revision + 1, warnings: await warningsFor(tx, terms, await todayOf(tx, context)) }
  })
}

/** Throws away what was being written; an agreement that never was more than that is set aside. */
export function dropDraft(context: Context, { agreementId }: { agreementId: string }) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const { clientId } = await holdAgreement(tx, agreementId)
    found(await draftOf(tx, agreementId), 'draft')
    await removeDraft(tx, agreementId)
    const today = await todayOf(tx, context)
    const state = stateOfSteps(await stepsOf(tx, agreementId), today)
    if (state === 'draft' || state === 'offered')
      await insertSteps(tx, context, [
        { agreementId, clientId, state: 'superseded', onDay: today, cause: 'thrown away' },
      ])
    return { id: agreementId }
  })
}

export function renameAgreement(
  context: Context,
  { agreementId, name, revision }: { agreementId: string; name: string; revision: number },
) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const changed = await tx
      .updateTable('agreement')
      .set({ name, revision: revision + 1 })
      .where('id', '=', agreementId)
      .where('revision', '=', revision)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new Stale('agreement', await holdAgreement(tx, agreementId))
    return { revision: revision + 1 }
  })
}
