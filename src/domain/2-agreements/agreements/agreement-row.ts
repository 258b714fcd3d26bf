import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { Refused } from '#kernel/decision.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { type AgreementStep, type StateName, stateOfSteps } from '../rules/agreement-steps.ts'
import type { StoredTerms } from '../terms/contract.ts'

export type HeldAgreement = {
  id: string
  number: number
  name: string
  clientId: string
  currency: string
  planVersionId: string | null
  revision: number
}

/** Holds the agreement until the transaction ends, so that two people can't change it at once. */
export async function holdAgreement(tx: Tx, agreementId: string): Promise<HeldAgreement> {
  const { rows } = await sql<HeldAgreement>`
    select id, number, name, client_id as "clientId", currency, plan_version_id as "planVersionId", revision
    from agreement where id = ${agreementId} for no key update`.execute(tx)
  return found(rows[0], 'agreement')
}

export const stepsOf = (tx: Tx, agreementId: string): Promise<(AgreementStep & { madeBy: string })[]> =>
  tx
    .selectFrom('agreement_step')
    .where('agreement_id', '=', agreementId)
    .select(['on_day as onDay', 'cause', 'fee_owed as feeOwed', 'made_by as madeBy'])
    .select((row) => row.ref('state').$castTo<AgreementStep['state']>().as('state'))
    .orderBy('on_day')
    .orderBy('made_at')
    .orderBy('id')
    .execute()

export const versionsOf = (tx: Tx, agreementId: string) =>
  tx
    .selectFrom('agreement_version')
    .where('agreement_id', '=', agreementId)
    .select(['version', 'effective_on as effectiveOn', 'starts_on as startsOn', 'ends_on as endsOn', 'note'])
    .select([
      'signed_on as signedOn',
      'signed_by as signedBy',
      'document_id as documentId',
      'plan_version_id as planVersionId',
    ])
    .select(['made_at as madeAt', 'made_by as madeBy'])
    .select((row) => row.ref('cause').$castTo<'signed' | 'amended' | 'renewed' | 'imported'>().as('cause'))
    .select((row) => row.ref('terms').$castTo<StoredTerms>().as('terms'))
    .orderBy('effective_on')
    .orderBy('version')
    .execute()
export type StoredVersion = Awaited<ReturnType<typeof versionsOf>>[number]

/** The version in force on a day; before the first one, the first. */
export const versionOn = <Version extends { effectiveOn: Day }>(
  versions: readonly Version[],
  day: Day,
): Version | undefined => versions.findLast(({ effectiveOn }) => effectiveOn <= day) ?? versions[0]

/** The state on a day, when the agreement runs on it; else it is refused. */
export function runningOn(steps: readonly AgreementStep[], day: Day): StateName {
  const state = stateOfSteps(steps, day) ?? 'draft'
  if (state === 'active' || state === 'suspended' || state === 'signed') return state
  throw new Refused('not-running-on', { day, state })
}
