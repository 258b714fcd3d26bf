import { sql } from 'kysely'
import { allow } from '#firm'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import type { RelationshipStep, Stage } from './rules/relationship.ts'

type ClientRow = {
  id: string
  number: number
  name: string
  industry: string
  stage: Stage
  since: string
  mainContact: string | null
  endpoints: number | null
  users: number | null
}

/** The latest count of a kind, on or before a day: a later row for the same day corrects the earlier. */
const latestCount = (what: string) => sql`(
  select n.count from endpoint_count n where n.client_id = c.id and n.what = ${what}
  order by n.counted_on desc, n.made_at desc limit 1)`

const clientRows = ({ q, stage }: { q?: string; stage?: string }) => sql`
  select c.id, c.number, c.name, c.industry, s.stage, s.on_day as since,
    (select name from contact where client_id = c.id and left_on is null and erased_at is null
     order by is_main desc, id limit 1) as "mainContact",
    ${latestCount('endpoint')} as endpoints, ${latestCount('user')} as users
  from client c
  cross join lateral (
    select stage, on_day from relationship_step where client_id = c.id order by on_day desc, made_at desc limit 1) s
  where (${stage ?? null}::text is null or s.stage = ${stage ?? null})
    and (${q ?? null}::text is null or c.name ilike ${containing(q ?? '')} or c.number::text = ${q ?? null})`

export function listClients(context: Context, query: ListQuery & { q?: string; stage?: string }) {
  allow(context, 'see-clients')
  return context.db.read((tx) =>
    listPage<ClientRow>(tx, clientRows(query), query, {
      name: sql`name collate "und-x-icu"`,
      number: sql`number`,
      stage: sql`array_position(array['prospect', 'customer', 'client', 'former'], stage)`,
      since: sql`since`,
      endpoints: sql`endpoints`,
    }),
  )
}

export function clientById(context: Context, clientId: string) {
  allow(context, 'see-clients')
  return context.db.read((tx) => wholeClient(tx, clientId))
}

async function wholeClient(tx: Tx, clientId: string) {
  const client = found(
    await tx
      .selectFrom('client as c')
      .innerJoin('client_staff as s', 's.client_id', 'c.id')
      .where('c.id', '=', clientId)
      .select([
        'c.id',
        'c.number',
        'c.name',
        'c.industry',
        'c.address',
        'c.country',
        'c.zone',
        'c.tax_number as taxNumber',
        'c.tax_code as taxCode',
        'c.currency',
        'c.payment_terms_days as paymentTermsDays',
        'c.billing_email as billingEmail',
        'c.po_required as poRequired',
        'c.revision',
      ])
      .select((row) => row.ref('c.annex').$castTo<'none' | 'summary' | 'detail'>().as('annex'))
      .select([
        's.account_owner_id as accountOwnerId',
        's.lead_technician_id as leadTechnicianId',
        's.source',
        's.customer_since as customerSince',
        's.client_since as clientSince',
        's.hour_without_it_minor as hourWithoutItMinor',
        's.hour_asked_on as hourAskedOn',
        's.hour_asked_of as hourAskedOf',
        's.standing_limit_minor as standingLimitMinor',
        's.revision as staffRevision',
      ])
      .executeTakeFirst(),
    'client',
  )
  const [steps, contacts, sites, counts, heldCredit] = [
    await stepsOf(tx, clientId),
    await contactsOf(tx, clientId),
    await sitesOf(tx, clientId),
    await countsOf(tx, clientId),
    await creditHoldOf(tx, clientId),
  ]
  const { accountOwnerId, leadTechnicianId, source, customerSince, clientSince, ...rest } = client
  const { hourWithoutItMinor, hourAskedOn, hourAskedOf, standingLimitMinor, staffRevision, ...own } = rest
  const staff = { accountOwnerId, leadTechnicianId, source, customerSince, clientSince, hourWithoutItMinor }
  return {
    ...own,
    staff: { ...staff, hourAskedOn, hourAskedOf, standingLimitMinor, revision: staffRevision },
    stage: steps.at(-1)?.stage ?? 'prospect',
    steps,
    contacts,
    sites,
    counts,
    heldCredit,
  }
}

export const stepsOf = (tx: Tx, clientId: string): Promise<RelationshipStep[]> =>
  tx
    .selectFrom('relationship_step')
    .where('client_id', '=', clientId)
    .select(['on_day as onDay', 'cause'])
    .select((row) => row.ref('stage').$castTo<Stage>().as('stage'))
    .orderBy('on_day')
    .orderBy('made_at')
    .execute()

export const contactsOf = (tx: Tx, clientId: string) =>
  tx
    .selectFrom('contact')
    .where('client_id', '=', clientId)
    .where('left_on', 'is', null)
    .where('erased_at', 'is', null)
    .select([
      'id',
      'name',
      'email',
      'phone',
      'title',
      'is_main as isMain',
      'asks',
      'sees_money as seesMoney',
      'approves_up_to_minor as approvesUpToMinor',
      'signs',
      'revision',
    ])
    .select(sql<boolean>`door.user_of(contact.id) is not null`.as('hasAccess'))
    .orderBy('is_main', 'desc')
    .orderBy('id')
    .execute()

const sitesOf = (tx: Tx, clientId: string) =>
  tx
    .selectFrom('site')
    .where('client_id', '=', clientId)
    .select(['id', 'name', 'address', 'zone', 'travel_zone as travelZone', 'is_main as isMain', 'revision'])
    .select(sql<number | null>`distance_km::float8`.as('distanceKm'))
    .orderBy('is_main', 'desc')
    .orderBy('id')
    .execute()

async function countsOf(tx: Tx, clientId: string) {
  const { rows } = await sql<{
    what: 'endpoint' | 'user' | 'server' | 'site'
    count: number
    countedOn: string
  }>`select distinct on (what) what, count, counted_on as "countedOn" from endpoint_count
    where client_id = ${clientId} order by what, counted_on desc, made_at desc`.execute(tx)
  return rows
}

/** The hold on a client's credit, where the last word was to hold it. */
export async function creditHoldOf(tx: Tx, clientId: string) {
  const last = await tx
    .selectFrom('credit_hold')
    .where('client_id', '=', clientId)
    .select(['held', 'reason', 'made_at as madeAt'])
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.held ? { reason: last.reason, madeAt: last.madeAt } : null
}

export function timelineOf(
  context: Context,
  { clientId, ...query }: ListQuery & { clientId: string; q?: string },
) {
  allow(context, 'see-clients')
  const words = query.q ?? null
  const rows = sql`
    select * from (
      select id, kind, made_at as at, made_by as by, coalesce(details->>'text', '') as text, about_id as "aboutId"
      from happening where client_id = ${clientId} and kind not like 'relationship.%'
      union all
      select n.id, 'note.' || n.kind, n.noted_at, coalesce(p.name, ''), n.body, n.client_id
      from client_note n left join person p on p.id = n.person_id where n.client_id = ${clientId}
      union all
      select id, 'relationship.' || stage, made_at, '', cause, cause_id
      from relationship_step where client_id = ${clientId}) t
    where ${words}::text is null or text ilike ${containing(words ?? '')} or kind ilike ${containing(words ?? '')}`
  return context.db.read((tx) =>
    listPage<{ id: string; kind: string; at: string; by: string; text: string; aboutId: string | null }>(
      tx,
      rows,
      { ...query, sort: query.sort ?? '-at' },
      { at: sql`at` },
    ),
  )
}

export function countHistory(context: Context, query: ListQuery & { clientId: string; what?: string }) {
  allow(context, 'see-clients')
  const rows = sql`select id, what, count, counted_on as "countedOn", source from endpoint_count
    where client_id = ${query.clientId} and (${query.what ?? null}::text is null or what = ${query.what ?? null})`
  return context.db.read((tx) =>
    listPage<{
      id: string
      what: 'endpoint' | 'user' | 'server' | 'site'
      count: number
      countedOn: string
      source: string
    }>(tx, rows, { ...query, sort: query.sort ?? '-countedOn' }, { countedOn: sql`"countedOn"` }),
  )
}

export type DatedCount = { what: string; count: number; countedOn: string }

/** All dated counts of some clients, oldest first: what fees by count and exposure are reckoned from. */
export async function datedCounts(tx: Tx, clientIds: readonly string[]): Promise<Map<string, DatedCount[]>> {
  const { rows } = await sql<DatedCount & { clientId: string }>`
    select distinct on (client_id, what, counted_on) client_id as "clientId", what, count, counted_on as "countedOn"
    from endpoint_count where client_id = any(${clientIds})
    order by client_id, what, counted_on, made_at desc`.execute(tx)
  const counts = new Map<string, DatedCount[]>(clientIds.map((id) => [id, []]))
  for (const { clientId, ...count } of rows) counts.get(clientId)?.push(count)
  return counts
}
