import { sql } from 'kysely'
import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import { addDays } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { type AgreementStep, endedOnOf, stateOfSteps } from '../rules/agreement-steps.ts'
import { type Finding, healthFindings, healthOf } from '../rules/health.ts'
import type { Terms } from '../rules/terms.ts'
import { todayOf } from '../today.ts'

export type HealthRow = Finding & { agreementId: string; number: string; clientId: string; client: string }

type Checked = {
  agreementId: string
  number: number
  clientId: string
  client: string
  steps: AgreementStep[]
  version: { terms: Terms; endsOn: Day | null } | null
  isClientFormer: boolean
  drawnAfterEnd: number
  draftSince: Day | null
  orderUntil: Day | null
  needsOrder: boolean
  openOffboarding: number
  unmet: { text: string; since: Day }[]
}

/** A draft older than this is likely forgotten. */
const draftDays = 30

/** Everything wrong, or about to be, with the firm's agreements, or with some of them. */
export async function healthRows(tx: Tx, today: Day, agreementIds?: readonly string[]): Promise<HealthRow[]> {
  const checked = await checkedAgreements(tx, today, agreementIds)
  return checked.flatMap(({ agreementId, number, clientId, client, steps, version, ...facts }) => {
    const state = stateOfSteps(steps, today) ?? 'draft'
    const findings = healthOf(
      {
        ...facts,
        state,
        terms: version?.terms ?? null,
        endsOn: version?.endsOn ?? null,
        endedOn: endedOnOf(steps),
      },
      today,
    )
    return findings.map((finding) => ({ ...finding, agreementId, number: `AGR-${number}`, clientId, client }))
  })
}

async function checkedAgreements(tx: Tx, today: Day, agreementIds?: readonly string[]): Promise<Checked[]> {
  const { rows } = await sql<Checked>`
    select a.id as "agreementId", a.number, a.client_id as "clientId", c.name as client, s.steps, v.version,
      r.stage = 'former' as "isClientFormer", c.po_required as "needsOrder",
      (select count(*)::int from lot l join lot_entry e on e.lot_id = l.id
        where l.agreement_id = a.id and e.kind = 'draw' and e.on_day >= ended.on_day) as "drawnAfterEnd",
      (select d.effective_on from agreement_draft d
        where d.agreement_id = a.id and d.made_at < ${`${addDays(today, -draftDays)}T00:00:00Z`}) as "draftSince",
      (select max(coalesce(p.to_on, '9999-12-31')) from purchase_order p
        where p.agreement_id = a.id and p.from_on <= ${today} and (p.to_on is null or p.to_on > ${today})) as "orderUntil",
      (select count(*)::int from offboarding_item o
        where o.agreement_id = a.id and o.done_on is null and o.due_on < ${today}) as "openOffboarding",
      coalesce(u.unmet, '[]') as unmet
    from agreement a
    join client c on c.id = a.client_id
    left join lateral (select stage from relationship_step where client_id = a.client_id
      order by on_day desc, made_at desc limit 1) r on true
    cross join lateral (
      select json_agg(json_build_object('state', state, 'onDay', on_day, 'cause', cause, 'feeOwed', fee_owed)
        order by on_day, made_at, id) as steps from agreement_step where agreement_id = a.id) s
    left join lateral (select on_day from agreement_step where agreement_id = a.id and state = 'ended'
      order by on_day desc, made_at desc limit 1) ended on true
    left join lateral (
      select json_build_object('terms', terms, 'endsOn', ends_on) as version from agreement_version
      where agreement_id = a.id order by (effective_on <= ${today}) desc,
        abs(effective_on - ${today}::date), agreement_version.version desc limit 1) v on true
    left join lateral (
      select json_agg(json_build_object('text', obligation, 'since', on_day)) as unmet
      from (select distinct on (obligation) obligation, met, on_day from obligation_check
        where agreement_id = a.id order by obligation, on_day desc, made_at desc) looked where not met) u on true
    where s.steps is not null and (${agreementIds === undefined} or a.id = any(${agreementIds ?? []}))
    order by a.number`.execute(tx)
  return rows
}

type HealthQuery = { q?: string; finding?: string; sort?: string; page: number; pageSize: number }

export function listHealth(context: Context, query: HealthQuery) {
  allow(context, 'see-agreements')
  return context.db.read(async (tx) => {
    const words = query.q?.toLowerCase() ?? ''
    const rows = (await healthRows(tx, await todayOf(tx, context)))
      .filter(({ finding }) => query.finding === undefined || finding === query.finding)
      .filter(
        ({ client, number }) => client.toLowerCase().includes(words) || number.toLowerCase().includes(words),
      )
      .toSorted(orderOf(query.sort))
    const from = (query.page - 1) * query.pageSize
    return { items: rows.slice(from, from + query.pageSize), total: rows.length }
  })
}

function orderOf(sort = 'finding') {
  const sign = sort.startsWith('-') ? -1 : 1
  const byFinding = (a: HealthRow, b: HealthRow) =>
    healthFindings.indexOf(a.finding) - healthFindings.indexOf(b.finding)
  const byClient = (a: HealthRow, b: HealthRow) => a.client.localeCompare(b.client)
  const [first, second] = sort.endsWith('client') ? [byClient, byFinding] : [byFinding, byClient]
  return (a: HealthRow, b: HealthRow) => sign * first(a, b) || second(a, b) || (a.number < b.number ? -1 : 1)
}
