import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { LineKind, Nature } from '../rules/planned.ts'

export type BilledTotal = {
  clientId: string
  /** YYYY-MM of the issue day. */
  month: string
  nature: Nature
  currency: string
  netMinor: number
  /** Of it what a vendor charges and we pass on. */
  passThroughMinor: number
  listMinor: number
  waivedMinor: number
  discountMinor: number
}

/** What was invoiced, credit notes taken off, by client, month and nature. `from` and `to` are days of issue, both included. */
export async function billedTotals(
  tx: Tx,
  { from, to, clientIds }: { from: Day; to: Day; clientIds?: readonly string[] },
): Promise<BilledTotal[]> {
  const { rows } = await sql<BilledTotal>`
    select i.client_id as "clientId", to_char(i.issued_on, 'YYYY-MM') as month, l.nature, i.currency,
      sum(l.net_minor)::bigint as "netMinor",
      coalesce(sum(l.net_minor) filter (where l.pass_through), 0)::bigint as "passThroughMinor",
      sum(l.list_minor)::bigint as "listMinor", sum(l.waived_minor)::bigint as "waivedMinor",
      sum(l.discount_minor)::bigint as "discountMinor"
    from invoice i join invoice_line l on l.invoice_id = i.id
    where i.issued_on between ${from} and ${to} and (${clientIds === undefined} or i.client_id = any(${clientIds ?? []}))
    group by 1, 2, 3, 4 order by 2, 1, 3`.execute(tx)
  return rows
}

export type AsBilled = {
  /** YYYY-MM in which the service was given. */
  month: string
  kind: LineKind
  nature: Nature
  currency: string
  netMinor: number
  listMinor: number
  waivedMinor: number
  discountMinor: number
  rateSavingMinor: number
  minutes: number
}

/** What a client was billed for each of the last months, by the days of service; months as YYYY-MM, oldest first. */
export async function replayAsBilled(
  tx: Tx,
  clientId: string,
  months: readonly string[],
): Promise<AsBilled[]> {
  const { rows } = await sql<AsBilled>`
    select * from (
      select to_char(coalesce(l.from_on, i.issued_on), 'YYYY-MM') as month, l.kind, l.nature, i.currency,
        sum(l.net_minor)::bigint as "netMinor", sum(l.list_minor)::bigint as "listMinor",
        sum(l.waived_minor)::bigint as "waivedMinor", sum(l.discount_minor)::bigint as "discountMinor",
        sum(l.rate_saving_minor)::bigint as "rateSavingMinor", coalesce(sum(l.minutes), 0)::int as minutes
      from invoice i join invoice_line l on l.invoice_id = i.id
      where i.client_id = ${clientId} group by 1, 2, 3, 4) b
    where month = any(${months}) order by month, kind`.execute(tx)
  return rows
}
