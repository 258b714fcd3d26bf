import { type RawBuilder, sql } from 'kysely'
import { allow, firmSettings } from '#firm'
import type { Context } from '#platform/context.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import type { AccountCredit } from '../rules/account.ts'
import { type CreditState, creditSentences } from '../rules/service-credit.ts'
import { standingLine } from './unbilled-credits.ts'

type Query = ListQuery & {
  q?: string | undefined
  state?: CreditState | undefined
  clientId?: string | undefined
  agreementId?: string | undefined
  ticketId?: string | undefined
}
type Row = AccountCredit & {
  client: string
  agreement: string
  title: string
  dueAt: string
  state: CreditState
  decidedAt: string | null
  invoiceId: string | null
  invoice: string | null
  madeAt: string
}

/** Service credits: those that wait for a yes first, then the latest. */
export function listCredits(context: Context, query: Query) {
  allow(context, 'see-money')
  return context.db.read(async (tx) => {
    const { q, state, clientId, agreementId, ticketId } = query
    const like = q === undefined ? undefined : containing(q)
    const rows = sql`select * from (${creditRows}) r where true
      ${is('state', state)} ${is('"clientId"', clientId)} ${is('"agreementId"', agreementId)} ${is('"ticketId"', ticketId)}
      ${like === undefined ? sql`` : sql`and (client ilike ${like} or 'T-' || "ticketNumber" ilike ${like} or title ilike ${like})`}`
    const page = await listPage<Row>(tx, rows, query, sorts, sql`"madeAt" desc, id`)
    return { ...page, items: page.items.map(told) }
  })
}

const is = (column: string, value: string | undefined): RawBuilder<unknown> =>
  value === undefined ? sql`` : sql`and ${sql.raw(column)} = ${value}`

const sorts = {
  state: sql`array_position(array['waiting', 'approved', 'billed', 'declined'], state)`,
  client: sql`client collate "und-x-icu"`,
  monthOn: sql`"monthOn"`,
  amountMinor: sql`"amountMinor"`,
  madeAt: sql`"madeAt"`,
}

const creditRows = sql`
  select s.id, s.client_id as "clientId", c.name as client, s.agreement_id as "agreementId",
    'AGR-' || a.number as agreement, s.ticket_id as "ticketId", t.number as "ticketNumber", t.title, s.channel,
    s.due_at as "dueAt", s.month_on as "monthOn", s.fee_minor as "feeMinor", s.share_bp as "shareBp",
    s.cap_bp as "capBp", s.before_minor as "beforeMinor", s.amount_minor as "amountMinor", s.currency,
    coalesce(d.approved, false) as "isApproved", coalesce(d.decided_by, '') as "decidedBy",
    coalesce(d.reason, '') as reason, d.decided_at as "decidedAt", b.invoice_id as "invoiceId", b.number as invoice,
    case when b.invoice_id is not null then 'billed' when d.approved then 'approved'
      when d.approved is false then 'declined' else 'waiting' end as state, s.made_at as "madeAt"
  from service_credit s
  join client c on c.id = s.client_id
  join agreement a on a.id = s.agreement_id
  join ticket t on t.id = s.ticket_id
  left join service_credit_decision d on d.credit_id = s.id
  left join lateral (
    select l.invoice_id, (select number from invoice i where i.id = l.invoice_id) as number from ${standingLine}) b on true`

const told = ({ isApproved, beforeMinor, ...row }: Row) => ({
  ...row,
  why: creditSentences({ ...row, isApproved, beforeMinor }),
})

/** Whether service credits are anybody's business here, and how many wait for a yes. */
export function creditsAtWork(context: Context) {
  allow(context, 'see-money')
  return context.db.read(async (tx) => {
    const { serviceCredits } = await firmSettings(tx)
    const { rows } = await sql<{ isPromised: boolean; waiting: number }>`
      select exists (select 1 from agreement_version
          where terms -> 'benefits' @> '[{"kind": "service-credit"}]') as "isPromised",
        (select count(*) from service_credit s
          where not exists (select 1 from service_credit_decision d where d.credit_id = s.id))::int as waiting`.execute(
      tx,
    )
    const { isPromised = false, waiting = 0 } = rows[0] ?? {}
    return { isUsed: serviceCredits || isPromised || waiting > 0, waiting }
  })
}
