import { laterDay } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { todayOf } from '../invoices/queries.ts'
import { issueFor } from './issue-run.ts'
import type { By } from './record-plans.ts'

/** What a new agreement owes at once, in the transaction that signs it: the run, for this one client. */
export async function invoiceFirstPeriod(tx: Tx, by: By, { agreementId }: { agreementId: string }) {
  const agreement = await tx
    .selectFrom('agreement as a')
    .innerJoin('agreement_version as v', 'v.agreement_id', 'a.id')
    .select(['a.client_id as clientId', 'v.starts_on as startsOn'])
    .where('a.id', '=', agreementId)
    .orderBy('v.effective_on', 'desc')
    .executeTakeFirst()
  const { clientId, startsOn } = found(agreement, 'agreement')
  const through = laterDay(await todayOf(tx, by), startsOn)
  const issued = await issueFor(tx, by, { clientIds: [clientId], through, origin: 'signed' })
  return issued.map(({ id, number, kind, netMinor, grossMinor, currency }) => ({
    id,
    number,
    kind,
    netMinor,
    grossMinor,
    currency,
  }))
}
