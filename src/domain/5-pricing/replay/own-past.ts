import { sql } from 'kysely'
import { type Day, firstOfMonth, laterDay, monthNumber } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { timeEntriesFor } from '#service'
import { wholeMonthsBefore } from '../history/rules/exposure.ts'
import type { Past } from './rules/replay.ts'
import { ownAssumptions, ownLabel } from './rules/sources.ts'

type Span = { from: Day; toExclusive: Day; through: Day }

/** The whole months before a day in which we served the client: none where nothing happened in them. */
export async function ownSpan(tx: Tx, clientId: string, today: Day, months: number) {
  const span = wholeMonthsBefore(today, months)
  const { rows } = await sql<{ first: Day | null; last: Day | null }>`
    select min(day)::text as first, max(day)::text as last from (
      select worked_on as day from time_entry where client_id = ${clientId} and cancelled_at is null
      union all
      select coalesce(l.from_on, i.issued_on) from invoice i join invoice_line l on l.invoice_id = i.id
      where i.client_id = ${clientId}) happened
    where day < ${span.toExclusive}`.execute(tx)
  const { first = null, last = null } = rows[0] ?? {}
  if (first === null || last === null || last < span.from) return { ...span, months: 0 }
  const from = laterDay(span.from, firstOfMonth(first))
  return { ...span, from, months: monthNumber(span.toExclusive) - monthNumber(from) }
}

/** Our own entries and invoices. */
export async function ownPast(
  tx: Tx,
  client: { id: string; currency: string },
  span: Span & { months: number },
) {
  const past: Pick<Past, 'from' | 'toExclusive' | 'entries' | 'billed'> = {
    from: span.from,
    toExclusive: span.toExclusive,
    entries: await timeEntriesFor(tx, { clientIds: [client.id], from: span.from, through: span.through }),
    billed: await billedByMonth(tx, client, span),
  }
  return { past, label: ownLabel, assumptions: ownAssumptions(span.months) }
}

/**
 * What invoices say of each month of service: fees by the first day they are for, work by its own
 * day. What is only passed on is left out.
 */
async function billedByMonth(tx: Tx, client: { id: string; currency: string }, span: Span) {
  const { rows } = await sql<{ month: Day; minor: number }>`
    select to_char(coalesce(l.from_on, i.issued_on), 'YYYY-MM-01') as month, sum(l.net_minor)::int8 as minor
    from invoice i join invoice_line l on l.invoice_id = i.id
    where i.client_id = ${client.id} and i.currency = ${client.currency} and not l.pass_through
      and coalesce(l.from_on, i.issued_on) >= ${span.from} and coalesce(l.from_on, i.issued_on) < ${span.toExclusive}
    group by 1`.execute(tx)
  return rows
}
