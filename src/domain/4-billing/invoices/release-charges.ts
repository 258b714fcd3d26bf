import { sql } from 'kysely'
import type { Tx } from '#platform/database/firm-database.ts'
import { newId } from '#platform/ids.ts'

/**
 * Frees what an invoice charged: its fees are due again, and its time counts as rated by nobody. The rows that
 * say otherwise stay; rows beside them take them back.
 */
export async function releaseCharges(
  tx: Tx,
  { now }: { now: string },
  { invoiceId, clientId, creditNoteId }: { invoiceId: string; clientId: string; creditNoteId: string },
) {
  await sql`
    insert into charge_release (charge_key, charge, client_id, credit_note_id)
    select charge_key, regexp_replace(charge_key, '#\\d+$', ''), ${clientId}, ${creditNoteId}
    from invoice_line where invoice_id = ${invoiceId} and charge_key is not null and fee_key is not null
      and not exists (select 1 from charge_release r where r.charge_key = invoice_line.charge_key)`.execute(
    tx,
  )
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from rated_entry where invoice_id = ${invoiceId}`.execute(tx)
  const ids = Array.from({ length: rows[0]?.n ?? 0 }, () => newId())
  await sql`
    insert into rated_entry (id, time_entry_id, client_id, invoice_id, agreement_id, worked_on, covered_minutes,
      billed_minutes, given_minutes, billed_minor, list_minor, waived_minor, discount_minor, rate_saving_minor,
      covered_minor, given_minor, currency, category_key, work_type, made_at)
    select n.id, r.time_entry_id, r.client_id, ${creditNoteId}, r.agreement_id, r.worked_on, -r.covered_minutes,
      -r.billed_minutes, -r.given_minutes, -r.billed_minor, -r.list_minor, -r.waived_minor, -r.discount_minor,
      -r.rate_saving_minor, -r.covered_minor, -r.given_minor, r.currency, r.category_key, r.work_type, ${now}
    from (select *, row_number() over (order by id) as place from rated_entry where invoice_id = ${invoiceId}) r
    join unnest(${ids}::uuid[]) with ordinality n(id, place) using (place)`.execute(tx)
}

/** A service credit whose line is taken back whole is the client's again: the next bill takes it along. */
export const releaseCredits = (
  tx: Tx,
  { invoiceId, clientId, creditNoteId }: { invoiceId: string; clientId: string; creditNoteId: string },
) =>
  sql`
    insert into charge_release (charge_key, charge, client_id, credit_note_id)
    select l.charge_key, regexp_replace(l.charge_key, '#\\d+$', ''), ${clientId}, ${creditNoteId}
    from invoice_line l
    where l.invoice_id = ${invoiceId} and l.kind = 'service-credit'
      and not exists (select 1 from charge_release r where r.charge_key = l.charge_key)
      and l.net_minor + (
        select coalesce(sum(n.net_minor), 0) from invoice i join invoice_line n on n.invoice_id = i.id
        join invoice_trace t on t.invoice_id = n.invoice_id and t.position = n.position
        where i.credits_id = ${invoiceId} and (t.trace ->> 'position')::int = l.position) = 0`.execute(tx)
