import { type RawBuilder, sql } from 'kysely'
import { datedCounts } from '#clients'
import { addMonths, type Day, firstOfMonth } from '#kernel/days.ts'
import { startOfDay } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { type ClientHistory, LARGE_LOSS_HOURS, type MonthOfWork } from './rules/experience.ts'
import { exposureByMonth } from './rules/exposure.ts'
import type { WorkOfKind } from './rules/kinds.ts'

export type Span = { from: Day; toExclusive: Day }

/** What happened to each client in a span of whole months, with its exposure: two queries, whatever the book's size. */
export async function historiesOf(
  tx: Tx,
  span: Span,
  zone: string,
  clientIds?: readonly string[],
): Promise<ClientHistory[]> {
  const work = await workByMonth(tx, span, zone, clientIds)
  const ids = clientIds ?? [...new Set(work.map(({ clientId }) => clientId))]
  const counts = await datedCounts(tx, ids)
  const workOf = Map.groupBy(work, ({ clientId }) => clientId)
  return ids.map((clientId) => ({
    clientId,
    exposure: exposureByMonth(
      (counts.get(clientId) ?? []).filter(({ what }) => what === 'endpoint'),
      span.from,
      span.toExclusive,
    ),
    work: workOf.get(clientId) ?? [],
  }))
}

/**
 * Tickets by the month they were reported in, as the firm's zone has it, with all labour hours logged on them. Hours are summed
 * before they meet their tickets: asked ticket by ticket, a book of 400,000 takes ten times as long.
 */
async function workByMonth(tx: Tx, span: Span, zone: string, clientIds?: readonly string[]) {
  const months = monthsIn(span)
  const begins = months.map((month) => startOfDay(month, zone))
  const isTheirs = (clientId: RawBuilder<unknown>) =>
    clientIds ? sql`${clientId} = any(${clientIds}::uuid[])` : sql`true`
  const { rows } = await sql<MonthOfWork>`
    select t.client_id as "clientId", (${months}::date[])[width_bucket(t.reported_at, ${begins}::timestamptz[])] as month,
      count(*)::int as tickets, count(*) filter (where t.emergency)::int as emergencies,
      count(*) filter (where w.minutes is null)::int as "ticketsWithoutHours",
      coalesce(sum(w.minutes), 0)::float8 / 60 as hours,
      coalesce(sum(greatest(w.minutes - ${LARGE_LOSS_HOURS * 60}, 0)), 0)::float8 / 60 as "largeLossHours",
      coalesce(sum(w.minutes) filter (where t.emergency), 0)::float8 / 60 as "emergencyHours",
      coalesce(sum(w.late), 0)::float8 / 60 as "afterHoursHours"
    from ticket t left join (${minutesByTicket(isTheirs(sql`e.client_id`))}) w on w.ticket_id = t.id
    where ${isIn(span, zone)} and ${isAsked} and ${isTheirs(sql`t.client_id`)}
    group by 1, 2`.execute(tx)
  return rows
}

/**
 * Tickets of the span by kind, those of one client apart from all others: after hours is a ticket most of whose minutes
 * were. One query, a few dozen rows, whatever the book's size.
 */
export async function workByKind(tx: Tx, span: Span, zone: string, ownId?: string): Promise<WorkOfKind[]> {
  const { rows } = await sql<WorkOfKind>`
    select t.client_id is not distinct from ${ownId ?? null} as "isOwn", t.category_key as category, t.emergency,
      coalesce(w.late * 2 > w.minutes, false) as "afterHours",
      count(*)::int as tickets, count(w.minutes)::int as timed,
      coalesce(sum(w.minutes), 0)::float8 / 60 as hours,
      coalesce(sum(ln(w.minutes::float8 / 60)), 0) as logs,
      coalesce(sum(ln(w.minutes::float8 / 60) ^ 2), 0) as "squaredLogs"
    from ticket t left join (${minutesByTicket(sql`true`)}) w on w.ticket_id = t.id
    where ${isIn(span, zone)} and ${isAsked}
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(tx)
  return rows
}

/** Minutes worked on each ticket, and those outside business hours; driving apart. No row where nothing was logged. */
const minutesByTicket = (isWanted: RawBuilder<unknown>) => sql`
  select e.ticket_id, sum(e.minutes) as minutes,
    coalesce(sum(e.minutes) filter (where e.class <> 'business'), 0) as late
  from time_entry e
  where e.ticket_id is not null and e.cancelled_at is null and e.work_type <> 'travel' and ${isWanted}
  group by e.ticket_id`

const isIn = ({ from, toExclusive }: Span, zone: string) =>
  sql`t.reported_at >= ${startOfDay(from, zone)} and t.reported_at < ${startOfDay(toExclusive, zone)}`

/** Tickets that a client or its machines asked for, once each. */
const isAsked = sql`t.raised_by <> 'us' and t.status not in ('merged', 'cancelled')`

function monthsIn({ from, toExclusive }: Span) {
  const months: Day[] = []
  for (let month = firstOfMonth(from); month < toExclusive; month = addMonths(month, 1)) months.push(month)
  return months
}
