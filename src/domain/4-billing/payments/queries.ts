import { sql } from 'kysely'
import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import { invoiceRows, todayOf } from '../invoices/queries.ts'

type PaymentRow = {
  id: string
  clientId: string
  client: string
  receivedOn: Day
  amountMinor: number
  unallocatedMinor: number
  currency: string
  method: string
  reference: string
  invoices: { id: string; number: string; amountMinor: number }[]
  isReversed: boolean
  isReversal: boolean
  madeAt: string
  madeBy: string
}

const paymentRows = sql`
  select p.id, p.client_id as "clientId", c.name as client, p.received_on as "receivedOn", p.amount_minor as "amountMinor",
    case when p.reverses_id is not null or r.id is not null then 0 else p.amount_minor - s.settled end as "unallocatedMinor",
    p.currency, p.method, p.reference, s.invoices, r.id is not null as "isReversed", p.reverses_id is not null as "isReversal",
    p.made_at as "madeAt", p.made_by as "madeBy"
  from payment p
  join client c on c.id = p.client_id
  left join payment r on r.reverses_id = p.id
  cross join lateral (
    select coalesce(sum(minor), 0)::bigint as settled,
      coalesce(json_agg(json_build_object('id', id, 'number', number, 'amountMinor', minor) order by number), '[]') as invoices
    from (select i.id, i.number, sum(t.amount_minor)::bigint as minor from settlement t join invoice i on i.id = t.invoice_id
      where t.payment_id = p.id group by i.id, i.number having sum(t.amount_minor) <> 0) n) s`

type PaymentQuery = ListQuery & {
  q?: string | undefined
  clientId?: string | undefined
  state?: 'unallocated' | 'reversed' | undefined
  from?: Day | undefined
  to?: Day | undefined
}

export function listPayments(context: Context, query: PaymentQuery) {
  allow(context, 'see-money')
  const { q, clientId, state, from, to } = query
  const rows = sql`select * from (${paymentRows}) r where true
    ${clientId === undefined ? sql`` : sql`and "clientId" = ${clientId}`}
    ${state === 'unallocated' ? sql`and "unallocatedMinor" > 0` : state === 'reversed' ? sql`and "isReversed"` : sql``}
    ${from === undefined ? sql`` : sql`and "receivedOn" >= ${from}`}
    ${to === undefined ? sql`` : sql`and "receivedOn" <= ${to}`}
    ${q === undefined ? sql`` : sql`and (client ilike ${containing(q)} or reference ilike ${containing(q)})`}`
  return context.db.read((tx) =>
    listPage<PaymentRow>(
      tx,
      rows,
      { ...query, sort: query.sort ?? '-receivedOn' },
      {
        receivedOn: sql`"receivedOn"`,
        client: sql`client collate "und-x-icu"`,
        amountMinor: sql`"amountMinor"`,
        unallocatedMinor: sql`"unallocatedMinor"`,
      },
      sql`"madeAt" desc, id`,
    ),
  )
}

type Balance = {
  id: string
  client: string
  currency: string
  openMinor: number
  lateMinor: number
  late30Minor: number
  late60Minor: number
  creditMinor: number
  oldestDueOn: Day | null
}

/** What each client owes, and what it has to its credit, by currency. */
export function listBalances(context: Context, query: ListQuery & { q?: string | undefined }) {
  allow(context, 'see-money')
  return context.db.read(async (tx) => {
    const today = await todayOf(tx, context)
    const rows = sql`
      select "clientId" as id, client, currency, sum(open)::bigint as "openMinor", sum(late)::bigint as "lateMinor",
        sum(late30)::bigint as "late30Minor", sum(late60)::bigint as "late60Minor", sum(credit)::bigint as "creditMinor",
        min(due) as "oldestDueOn"
      from (
        select "clientId", client, currency, greatest("openMinor", 0) as open,
          case when state = 'overdue' then "openMinor" else 0 end as late,
          case when "daysLate" > 30 then "openMinor" else 0 end as late30,
          case when "daysLate" > 60 then "openMinor" else 0 end as late60,
          greatest(-"openMinor", 0) as credit, case when "openMinor" > 0 then "dueOn" end as due
        from (${invoiceRows(today)}) i where "openMinor" <> 0
        union all select "clientId", client, currency, 0, 0, 0, 0, "unallocatedMinor", null
        from (${paymentRows}) p where "unallocatedMinor" > 0) b
      ${query.q === undefined ? sql`` : sql`where client ilike ${containing(query.q)}`}
      group by "clientId", client, currency`
    return listPage<Balance>(
      tx,
      rows,
      { ...query, sort: query.sort ?? '-openMinor' },
      {
        openMinor: sql`"openMinor"`,
        client: sql`client collate "und-x-icu"`,
        lateMinor: sql`"lateMinor"`,
        oldestDueOn: sql`"oldestDueOn"`,
      },
    )
  })
}

type Booked = {
  on: Day
  kind: 'invoice' | 'credit-note' | 'payment' | 'reversal'
  id: string
  number: string
  dueOn: Day | null
  amountMinor: number
}

/** A client's account in one currency, with the balance after each row. */
export function accountStatement(
  context: Context,
  asked: { clientId: string; currency?: string | undefined; from?: Day | undefined; to?: Day | undefined },
) {
  allow(context, 'see-money')
  return context.db.read(async (tx) => {
    const client = await clientOf(tx, asked.clientId)
    const currency = asked.currency ?? client.currency
    const booked = await bookedOf(tx, asked.clientId, currency, asked.to)
    let balanceMinor = 0
    const rows = booked.map((row) => {
      balanceMinor += row.amountMinor
      return { ...row, balanceMinor }
    })
    const first = asked.from === undefined ? 0 : rows.findIndex(({ on }) => on >= (asked.from ?? ''))
    const from = first === -1 ? rows.length : first
    return {
      clientId: asked.clientId,
      client: client.name,
      currency,
      openingMinor: rows[from - 1]?.balanceMinor ?? 0,
      rows: rows.slice(from),
      closingMinor: balanceMinor,
    }
  })
}

async function clientOf(tx: Tx, id: string) {
  const { rows } = await sql<{
    name: string
    currency: string
  }>`select name, currency from client where id = ${id}`.execute(tx)
  return found(rows[0], 'client')
}

async function bookedOf(tx: Tx, clientId: string, currency: string, to: Day | undefined): Promise<Booked[]> {
  const { rows } = await sql<Booked>`
    select * from (
      select issued_on as on, kind, id, number, case when kind = 'invoice' then due_on end as "dueOn", payable_minor as "amountMinor", made_at
      from invoice where client_id = ${clientId} and currency = ${currency} and kind <> 'statement'
      union all
      select received_on, case when reverses_id is null then 'payment' else 'reversal' end, id,
        coalesce(nullif(reference, ''), method), null, -amount_minor, made_at
      from payment where client_id = ${clientId} and currency = ${currency}) b
    where ${to === undefined ? sql`true` : sql`b.on <= ${to}`}
    order by b.on, b.made_at, b.number`.execute(tx)
  return rows.map(({ on, kind, id, number, dueOn, amountMinor }) => ({
    on,
    kind,
    id,
    number,
    dueOn,
    amountMinor,
  }))
}
