import { sql } from 'kysely'
import type { Tx } from '#platform/database/firm-database.ts'
import type { AccountCredit } from '../rules/account.ts'
import { creditCharge } from '../rules/service-credit.ts'

/** Credits of some clients that no standing invoice line names, the first yes first; declined ones are out. */
export async function unbilledCredits(tx: Tx, clientIds: readonly string[]): Promise<AccountCredit[]> {
  const { rows } = await sql<AccountCredit>`
    select s.id, s.client_id as "clientId", s.agreement_id as "agreementId", s.ticket_id as "ticketId",
      t.number as "ticketNumber", s.channel, s.month_on as "monthOn", s.fee_minor as "feeMinor",
      s.share_bp as "shareBp", s.cap_bp as "capBp", s.before_minor as "beforeMinor",
      s.amount_minor as "amountMinor", s.currency, coalesce(d.approved, false) as "isApproved",
      coalesce(d.decided_by, '') as "decidedBy", coalesce(d.reason, '') as reason
    from service_credit s
    join ticket t on t.id = s.ticket_id
    left join service_credit_decision d on d.credit_id = s.id
    where s.client_id = any(${clientIds}) and d.approved is not false
      and not exists (select 1 from ${standingLine})
    order by d.decided_at nulls last, s.made_at, s.id`.execute(tx)
  return rows
}

/** Of a credit `s`: the invoice line `l` that took it along and stands. A credit note that took it back released its charge. */
export const standingLine = sql`
  invoice_line l where l.agreement_id = s.agreement_id and l.kind = 'service-credit'
    and split_part(l.charge_key, '#', 1) = ${creditCharge('')} || s.id
    and not exists (select 1 from charge_release r where r.charge_key = l.charge_key)`
