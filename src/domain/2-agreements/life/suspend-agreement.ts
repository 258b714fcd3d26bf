import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import { no, orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { holdAgreement, stepsOf } from '../agreements/agreement-row.ts'
import { mayBecome, stateOfSteps } from '../rules/agreement-steps.ts'
import { agreementNumber, insertSteps } from './activate-agreement.ts'

type Suspension = { agreementId: string; fromOn: Day; feeOwed: boolean; reason: string; backOn?: Day | null }

/** From a day on no work is covered and no promise runs; the fee is owed or waived, as agreed. */
export function suspendAgreement(
  context: Context,
  { agreementId, fromOn, feeOwed, reason, backOn }: Suspension,
) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const { clientId, number } = await holdAgreement(tx, agreementId)
    orRefuse(mayBecome(stateOfSteps(await stepsOf(tx, agreementId), fromOn) ?? 'draft', 'suspended'))
    if (backOn && backOn <= fromOn) orRefuse(no('suspended-backwards', { field: 'backOn', fromOn, backOn }))
    const step = { agreementId, clientId, cause: reason }
    await insertSteps(tx, context, [
      { ...step, state: 'suspended', onDay: fromOn, feeOwed },
      ...(backOn ? [{ ...step, state: 'active', onDay: backOn }] : []),
    ])
    const text = `${agreementNumber(number)}: ${reason}`
    await recordHappenings(tx, context, [
      { kind: 'agreement.suspended', aboutId: agreementId, clientId, details: { text, fromOn, feeOwed } },
    ])
    return { id: agreementId }
  })
}

export function resumeAgreement(
  context: Context,
  { agreementId, onDay, reason }: { agreementId: string; onDay: Day; reason: string },
) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const { clientId, number } = await holdAgreement(tx, agreementId)
    const state = stateOfSteps(await stepsOf(tx, agreementId), onDay) ?? 'draft'
    if (state !== 'suspended') orRefuse(no('not-now', { state, next: 'active' }))
    await insertSteps(tx, context, [{ agreementId, clientId, state: 'active', onDay, cause: reason }])
    const text = `${agreementNumber(number)}: ${reason}`
    await recordHappenings(tx, context, [
      { kind: 'agreement.resumed', aboutId: agreementId, clientId, details: { text, onDay } },
    ])
    return { id: agreementId }
  })
}
