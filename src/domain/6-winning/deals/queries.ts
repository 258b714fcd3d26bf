import { sql } from 'kysely'
import { allow, firmCard } from '#firm'
import { addDays, type Day, daysBetween } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { ListPage, ListQuery } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import { conversionBySource } from './rules/conversion.ts'
import { type DealState, type DealStep, dealSteps, type Evidence, stateOf } from './rules/deal-state.ts'
import { usualNext } from './rules/usual-next.ts'

type NextStep = {
  id: string
  what: string
  ownerId: string
  owner: string
  dueOn: Day
  dueAt: string | null
}
type StoredDeal = {
  id: string
  clientId: string
  client: string
  source: string
  valueMinor: number | null
  currency: string
  openedOn: Day
  revision: number
  neverPaid: boolean
  score: number | null
  callMinutes: number | null
  evidence: Evidence[]
  nextStep: NextStep | null
}
type Told = StoredDeal & DealState & { daysInStep: number }

/**
 * A firm's deals with what moved them, and where that puts each. Steps are derived, so lists of deals are narrowed
 * and sorted here: a firm has hundreds of them, not millions.
 */
async function toldDeals(
  tx: Tx,
  now: string,
  only: { dealId?: string; clientId?: string } = {},
): Promise<Told[]> {
  const { rows } = await sql<StoredDeal>`
    select d.id, d.client_id as "clientId", c.name as client, d.source, d.value_minor as "valueMinor", d.currency,
      d.opened_on as "openedOn", d.revision, s.score, s."callMinutes", e.evidence, n.step as "nextStep",
      not exists (select from relationship_step r where r.client_id = d.client_id
        and r.stage in ('customer', 'client')) as "neverPaid"
    from deal d
    join client c on c.id = d.client_id
    cross join lateral (
      select coalesce(json_agg(json_build_object('kind', kind, 'onDay', on_day, 'says', says)
        order by made_at, id), '[]') as evidence
      from deal_evidence where deal_id = d.id) e
    left join lateral (
      select json_build_object('id', x.id, 'what', x.what, 'ownerId', x.owner_id, 'owner', p.name, 'dueOn', x.due_on,
        'dueAt', x.due_at) as step
      from next_step x join person p on p.id = x.owner_id where x.deal_id = d.id and x.closed_at is null) n on true
    left join lateral (
      select (result -> 'score')::float8 as score, (questionnaire -> 'callMinutes')::int as "callMinutes"
      from screening where deal_id = d.id and frozen_at is not null order by frozen_at desc limit 1) s on true
    where (${only.dealId ?? null}::uuid is null or d.id = ${only.dealId ?? null})
      and (${only.clientId ?? null}::uuid is null or d.client_id = ${only.clientId ?? null})
    order by d.made_at desc, d.id`.execute(tx)
  const today = dayAt(now, (await firmCard(tx)).zone)
  return rows.map((deal) => {
    const state = stateOf(deal.evidence, deal.openedOn)
    return { ...deal, ...state, daysInStep: daysBetween(state.since, today) }
  })
}

type DealsQuery = ListQuery & {
  q?: string
  step?: DealStep
  ownerId?: string
  clientId?: string
  open?: boolean
}

export function listDeals(context: Context, query: DealsQuery) {
  allow(context, 'win')
  return context.db.read(async (tx) => {
    const { q, step, ownerId, clientId, open } = query
    const words = q?.toLocaleLowerCase()
    const deals = (await toldDeals(tx, context.now, clientId ? { clientId } : {})).filter(
      (deal) =>
        (step === undefined || deal.step === step) &&
        (ownerId === undefined || deal.nextStep?.ownerId === ownerId) &&
        (open === undefined || deal.isOpen === open) &&
        (!words ||
          `${deal.client} ${deal.source} ${deal.nextStep?.what}`.toLocaleLowerCase().includes(words)),
    )
    return pageOf(deals.map(rowOf), query)
  })
}

type Row = ReturnType<typeof rowOf>
const rowOf = ({ evidence, reached, callMinutes, revision, ...row }: Told) => row

const placeOf = (step: DealStep) => dealSteps.indexOf(step)
const sorts: Record<string, (a: Row, b: Row) => number> = {
  due: (a, b) => dueOf(a).localeCompare(dueOf(b)),
  client: (a, b) => a.client.localeCompare(b.client),
  step: (a, b) => placeOf(a.step) - placeOf(b.step) || b.daysInStep - a.daysInStep,
  days: (a, b) => a.daysInStep - b.daysInStep,
  value: (a, b) => (a.valueMinor ?? -1) - (b.valueMinor ?? -1),
  opened: (a, b) => a.openedOn.localeCompare(b.openedOn),
}
const dueOf = ({ nextStep }: Row) => (nextStep ? `${nextStep.dueOn} ${nextStep.dueAt ?? '24:00'}` : '9999')

function pageOf(rows: Row[], { sort, page, pageSize }: ListQuery): ListPage<Row> {
  const order = sorts[sort?.replace(/^-/, '') ?? 'due'] ?? sorts.due
  const sorted = order ? [...rows].sort((a, b) => order(a, b) || a.id.localeCompare(b.id)) : rows
  if (sort?.startsWith('-')) sorted.reverse()
  return { items: sorted.slice((page - 1) * pageSize, page * pageSize), total: rows.length }
}

export function dealById(context: Context, dealId: string) {
  allow(context, 'win')
  return context.db.read(async (tx) => {
    const [deal] = await toldDeals(tx, context.now, { dealId })
    const { evidence: _, reached, callMinutes, ...told } = found(deal, 'deal')
    const usual = usualNext(told.step, told.client)
    const today = addDays(told.since, told.daysInStep)
    return {
      ...told,
      evidence: await fullEvidence(tx, dealId),
      pastSteps: await pastSteps(tx, dealId),
      suggested: { what: usual.what, dueOn: addDays(today, usual.inDays) },
    }
  })
}

const fullEvidence = (tx: Tx, dealId: string) =>
  tx
    .selectFrom('deal_evidence')
    .where('deal_id', '=', dealId)
    .select([
      'id',
      'on_day as onDay',
      'says',
      'cause_id as causeId',
      'made_at as madeAt',
      'made_by as madeBy',
    ])
    .select((row) => row.ref('kind').$castTo<Evidence['kind']>().as('kind'))
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

const pastSteps = (tx: Tx, dealId: string) =>
  tx
    .selectFrom('next_step as n')
    .innerJoin('person as p', 'p.id', 'n.owner_id')
    .where('n.deal_id', '=', dealId)
    .where('n.closed_at', 'is not', null)
    .select(['n.id', 'n.what', 'p.name as owner', 'n.due_on as dueOn'])
    .select((row) => row.ref('n.closed_at').$castTo<string>().as('closedAt'))
    .select((row) => row.ref('n.outcome').$castTo<'done' | 'replaced' | 'dropped'>().as('outcome'))
    .orderBy('n.closed_at', 'desc')
    .execute()

/** The pipeline in figures. Only deals in the firm's own currency add up. */
export function pipeline(context: Context) {
  allow(context, 'win')
  return context.db.read(async (tx) => {
    const { currency } = await firmCard(tx)
    const deals = await toldDeals(tx, context.now)
    const poor = deals.filter(({ isPoor }) => isPoor)
    return {
      currency,
      steps: dealSteps.map((step) => {
        const own = deals.filter((deal) => deal.step === step)
        return {
          step,
          deals: own.length,
          valueMinor: sumOf(own.filter((deal) => deal.currency === currency)),
        }
      }),
      bySource: conversionBySource(deals),
      saved: {
        deals: poor.length,
        minutes: poor.reduce((sum, { callMinutes }) => sum + (callMinutes ?? 0), 0),
      },
    }
  })
}

const sumOf = (deals: Told[]) => deals.reduce((sum, { valueMinor }) => sum + (valueMinor ?? 0), 0)
