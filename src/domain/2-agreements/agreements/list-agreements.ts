import { sql } from 'kysely'
import { allow } from '#firm'
import { may } from '#firm/rules'
import type { Day } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListPage, type ListQuery, listPage } from '#platform/database/listing.ts'
import type { StateName } from '../rules/agreement-steps.ts'
import type { Line } from '../rules/lines.ts'
import { noticeDaysOf } from '../rules/term-days.ts'
import type { RenewalRule } from '../rules/terms.ts'
import { todayOf } from '../today.ts'
import { monthlyMinors } from './monthly.ts'
import { storedAgreements, termsOf } from './terms-in-force.ts'

export type AgreementsQuery = ListQuery & {
  q?: string
  state?: StateName
  kind?: Line['kind']
  clientId?: string
  planId?: string
  renewsBefore?: Day
  changing?: boolean
}

export type ListedAgreement = {
  id: string
  number: string
  clientId: string
  client: string
  name: string
  plan: string | null
  kinds: Line['kind'][]
  state: StateName
  startsOn: Day
  endsOn: Day | null
  renewalRule: RenewalRule | null
  isKnownToEnd: boolean
  currency: string
  isBeingChanged: boolean
}

/**
 * Agreements as they stand on a day, each with the version in force, or the draft where there is none yet: its
 * term, its kinds of lines and its state, which is that of the last step by then.
 */
export const agreementRows = (today: Day) => sql`
  select a.id, 'AGR-' || a.number as number, a.number as "order", a.client_id as "clientId", c.name as client, a.name,
    a.currency, p.name as plan, p.id as "planId", t.starts_on as "startsOn",
    least(t.ends_on, e.on_day) as "endsOn", e.on_day is not null as "isKnownToEnd",
    t.terms -> 'renewal' as "renewalRule", d.agreement_id is not null as "isBeingChanged",
    array(select distinct line ->> 'kind' from jsonb_array_elements(t.terms -> 'lines') line order by 1) as kinds,
    case when f.on_day > ${today} then 'signed' else s.state end as state
  from agreement a
  join client c on c.id = a.client_id
  left join agreement_draft d on d.agreement_id = a.id
  left join lateral (
    select starts_on, ends_on, terms, plan_version_id from agreement_version where agreement_id = a.id
    order by (effective_on <= ${today}) desc, case when effective_on <= ${today} then effective_on end desc,
      effective_on, version desc limit 1) v on true
  cross join lateral (
    select coalesce(v.starts_on, d.starts_on) as starts_on, case when v.terms is null then d.ends_on else v.ends_on end
      as ends_on, coalesce(v.terms, d.terms, '{"lines": []}') as terms) t
  left join plan_version pv on pv.id = coalesce(v.plan_version_id, a.plan_version_id)
  left join plan p on p.id = pv.plan_id
  left join lateral (select min(on_day) as on_day from agreement_step where agreement_id = a.id and state = 'active') f
    on true
  cross join lateral (
    select state from agreement_step where agreement_id = a.id
    order by (state in ('active', 'suspended', 'ended')) desc, (on_day <= ${today}) desc, case when on_day <= ${today} then on_day end desc, on_day, made_at desc, id desc
    limit 1) s
  left join lateral (
    select on_day from (
      select state, on_day from agreement_step where agreement_id = a.id and state in ('active', 'suspended', 'ended')
      order by on_day desc, made_at desc, id desc limit 1) last
    where state = 'ended') e on true
  where t.starts_on is not null`

function filtered(query: AgreementsQuery, today: Day) {
  const { q, state, kind, clientId, planId, renewsBefore, changing } = query
  const words = containing(q ?? '')
  return sql`select * from (${agreementRows(today)}) r
    where (${q ?? null}::text is null or client ilike ${words} or name ilike ${words} or number ilike ${words})
      and (${state ?? null}::text is null or state = ${state ?? null})
      and (${kind ?? null}::text is null or ${kind ?? null} = any(kinds))
      and (${clientId ?? null}::uuid is null or "clientId" = ${clientId ?? null})
      and (${planId ?? null}::uuid is null or "planId" = ${planId ?? null})
      and (${changing ?? null}::boolean is null or "isBeingChanged" = ${changing ?? null})
      and (${renewsBefore ?? null}::date is null or ("endsOn" <= ${renewsBefore ?? null} and state in ('active', 'suspended', 'signed')))`
}

const sorts = {
  client: sql`client collate "und-x-icu"`,
  number: sql`"order"`,
  state: sql`array_position(array['offered', 'draft', 'signed', 'suspended', 'active', 'ended'], state)`,
  startsOn: sql`"startsOn"`,
  endsOn: sql`"endsOn"`,
}

export function listAgreements(context: Context, query: AgreementsQuery) {
  allow(context, 'see-agreements')
  const seesMoney = may(context.actor, 'see-money').yes
  return context.db.read(async (tx) => {
    const today = await todayOf(tx, context)
    const byMonthly = query.sort?.endsWith('monthly') === true && seesMoney
    const page = byMonthly ? await pageByMonthly(tx, query, today) : await pageBySql(tx, query, today)
    const monthly = seesMoney ? await monthlyOf(tx, page.items, today) : undefined
    return { total: page.total, items: page.items.map((row) => shown(row, monthly)) }
  })
}

const pageBySql = (tx: Tx, query: AgreementsQuery, today: Day) => {
  const sort = query.sort?.endsWith('monthly') ? undefined : query.sort
  return listPage<ListedAgreement>(tx, filtered(query, today), { ...query, sort }, sorts)
}

/** The fee follows from terms and counts, so rows in its order are put in order here, all of them. */
async function pageByMonthly(tx: Tx, query: AgreementsQuery, today: Day): Promise<ListPage<ListedAgreement>> {
  const { rows } = await sql<ListedAgreement>`${filtered(query, today)}`.execute(tx)
  const monthly = await monthlyOf(tx, rows, today)
  const sign = query.sort?.startsWith('-') ? -1 : 1
  const inOrder = rows.toSorted(
    (a, b) => sign * ((monthly.get(a.id) ?? 0) - (monthly.get(b.id) ?? 0)) || (a.id < b.id ? -1 : 1),
  )
  const from = (query.page - 1) * query.pageSize
  return { total: rows.length, items: inOrder.slice(from, from + query.pageSize) }
}

async function monthlyOf(tx: Tx, rows: readonly ListedAgreement[], today: Day) {
  const agreementIds = rows.map(({ id }) => id)
  const stored = await storedAgreements(tx, { agreementIds, from: '0001-01-01', through: '9999-12-31' })
  return monthlyMinors(tx, stored.map(termsOf), today)
}

function shown(
  { renewalRule: rule, startsOn, endsOn, ...row }: ListedAgreement,
  monthly: ReadonlyMap<string, number> | undefined,
) {
  const renewalRule = row.isKnownToEnd ? null : rule
  const notice = noticeDaysOf(renewalRule ?? undefined, startsOn, endsOn)
  const runs = row.state === 'active' || row.state === 'suspended' || row.state === 'signed'
  return {
    id: row.id,
    number: row.number,
    clientId: row.clientId,
    client: row.client,
    name: row.name,
    plan: row.plan,
    kinds: row.kinds,
    state: row.state,
    startsOn,
    endsOn,
    renewal: renewalRule?.kind ?? ('stop' as const),
    noticeFrom: runs ? (notice?.from ?? null) : null,
    noticeTo: runs ? (notice?.to ?? null) : null,
    currency: row.currency,
    monthlyMinor: monthly ? (monthly.get(row.id) ?? 0) : null,
    isBeingChanged: row.isBeingChanged,
  }
}
