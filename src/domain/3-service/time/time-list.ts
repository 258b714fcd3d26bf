import { sql } from 'kysely'
import type { z } from 'zod'
import { allow, firmCard } from '#firm'
import { may } from '#firm/rules'
import { addDays, type Day } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import type { TimeRow } from './contract.ts'

type Row = z.infer<typeof TimeRow>
type Query = ListQuery & {
  q?: string
  from?: Day
  through?: Day
  clientId?: string
  personId?: string
  ticketId?: string
  projectId?: string
  category?: string
  charge?: string
  approval?: 'missing' | 'given'
}

/** What is shown when nobody says what: a firm's whole life is a million rows. */
const usualDays = 90

/** Time worked, newest first, with its sum. Every way to ask for it is led by an index. */
export function timeList(
  context: Context,
  query: Query,
): Promise<{ items: Row[]; total: number; minutes: number }> {
  allow(context, 'see-clients')
  const seesMoney = may(context.actor, 'see-money').yes
  return context.db.read(async (tx) => {
    const where = conditions(query, await earliestDay(tx, context, query))
    const { rows: sums } = await sql<{ total: number; minutes: number }>`
      select count(*)::int as total, coalesce(sum(e.minutes), 0)::int as minutes from time_entry e ${where}`.execute(
      tx,
    )
    const { rows } = await timePage(query, where).execute(tx)
    const { total, minutes } = found(sums[0], 'sum')
    return { items: seesMoney ? rows : rows.map((row) => ({ ...row, rateMinor: null })), total, minutes }
  })
}

export const timePage = (
  { sort = '-workedOn', page, pageSize }: Query,
  where: ReturnType<typeof conditions>,
) => sql<Row>`
  with place as materialized (
    select e.* from time_entry e ${where} order by ${orders(sort)} limit ${pageSize} offset ${(page - 1) * pageSize})
  select e.id, e.client_id as "clientId", c.name as client, e.ticket_id as "ticketId", t.number as "ticketNumber",
    e.project_id as "projectId", e.visit_id as "visitId", e.agreement_id as "agreementId", e.person_id as "personId",
    p.name as person, e.category_key as category, e.work_type as "workType", e.role, e.worked_on as "workedOn",
    e.started_at as "startedAt", e.ended_at as "endedAt", e.minutes, e.class, e.emergency, e.charge,
    e.charge_reason as "chargeReason", e.billable_minutes as "billableMinutes", e.rate_minor as "rateMinor",
    e.size_decision as "sizeDecision", e.body, coalesce(n.body, '') as note, e.approved_at is not null as approved,
    exists (select from time_lock l where l.client_id = e.client_id and l.through_on >= e.worked_on) as locked,
    e.cancelled_at is not null as cancelled, e.revision
  from place e join client c on c.id = e.client_id join person p on p.id = e.person_id
  left join ticket t on t.id = e.ticket_id left join time_note n on n.time_entry_id = e.id
  order by ${orders(sort)}`

function orders(sort: string) {
  const keys = sorts[sort.replace('-', '')] ?? [sql`e.worked_on`, sql`e.id`]
  return sql.join(keys.map((key) => (sort.startsWith('-') ? sql`${key} desc` : key)))
}

const sorts: Record<string, ReturnType<typeof sql>[]> = {
  workedOn: [sql`e.worked_on`, sql`e.id`],
  client: [
    sql`(select name from client where client.id = e.client_id) collate "und-x-icu"`,
    sql`e.worked_on`,
    sql`e.id`,
  ],
  person: [
    sql`(select name from person where person.id = e.person_id) collate "und-x-icu"`,
    sql`e.worked_on`,
    sql`e.id`,
  ],
  minutes: [sql`e.minutes`, sql`e.id`],
}

function conditions(query: Query, from: Day | undefined) {
  const wanted = [
    sql`e.cancelled_at is null`,
    from && sql`e.worked_on >= ${from}`,
    query.through && sql`e.worked_on <= ${query.through}`,
    query.clientId && sql`e.client_id = ${query.clientId}`,
    query.personId && sql`e.person_id = ${query.personId}`,
    query.ticketId && sql`e.ticket_id = ${query.ticketId}`,
    query.projectId && sql`e.project_id = ${query.projectId}`,
    query.category && sql`e.category_key = ${query.category}`,
    query.charge && sql`e.charge = ${query.charge}`,
    query.approval === 'missing' && sql`e.approved_at is null`,
    query.approval === 'given' && sql`e.approved_at is not null`,
    query.q && sql`e.body ilike ${containing(query.q)}`,
  ].filter((condition) => typeof condition === 'object')
  return sql`where ${sql.join(wanted, sql` and `)}`
}

/** A ticket, project or client is narrow enough; else the usual days, unless days were asked for. */
async function earliestDay(tx: Tx, { now }: Context, query: Query): Promise<Day | undefined> {
  if (query.from || query.through || query.ticketId || query.projectId) return query.from
  return addDays(dayAt(now, (await firmCard(tx)).zone), -usualDays)
}
