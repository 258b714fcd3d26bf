import { allow } from '#firm'
import type { Actor } from '#kernel/actor.ts'
import type { Day } from '#kernel/days.ts'
import { no, orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { versionsOf } from '../agreements/agreement-row.ts'
import type { Terms } from '../rules/terms.ts'
import { amendAgreement } from './amend-agreement.ts'

export type Renewal = {
  agreementId: string
  /** The first day of the next term. */
  startsOn: Day
  endsOn: Day | null
  /** The terms of the last version when absent. */
  terms?: Terms
  signedOn: Day | null
  note: string
}

export function renewAgreement(context: Context, renewal: Renewal) {
  allow(context, 'manage-agreements')
  return context.db.write((tx) => recordRenewal(tx, context, renewal))
}

/** The next term, in the transaction of whoever learnt of it: a version that begins where the last one ends. */
export async function recordRenewal(tx: Tx, by: { now: string; actor: Actor }, renewal: Renewal) {
  const { agreementId, startsOn, endsOn, signedOn, note } = renewal
  const last = found((await versionsOf(tx, agreementId)).at(-1), 'agreement in force')
  if (last.endsOn !== null && startsOn < last.endsOn)
    orRefuse(no('renews-before-end', { field: 'startsOn', endsOn: last.endsOn }))
  if (endsOn !== null && endsOn <= startsOn)
    orRefuse(no('term-backwards', { field: 'endsOn', startsOn, endsOn }))
  const terms = renewal.terms ?? last.terms
  return amendAgreement(
    tx,
    by,
    { agreementId, effectiveOn: startsOn, startsOn, endsOn, terms, signedOn, note },
    'renewed',
  )
}
