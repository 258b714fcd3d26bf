import { sql } from 'kysely'
import { datedCounts } from '#clients'
import { addMonths, type Day, firstOfMonth } from '#kernel/days.ts'
import { startOfDay } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { ClientHistory, MonthOfWork } from './rules/experience.ts'
import { exposureByMonth } from './rules/exposure.ts'

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

/** Tickets by the month they were reported in, as the firm's zone has it, with all labour hours logged on them. */
async function workByMonth(tx: Tx, span: Span, zone: string, clientIds?: readonly string[]) {
  const months = monthsIn(span)
  const begins = [...months, span.toExclusive].map((month) => startOfDay(month, zone))
  const { rows } = await sql<MonthOfWork>`
    select t.client_id as "clientId", m.month,
      count(*)::int as tickets, count(*) filter (where t.emergency)::int as emergencies,
      count(*) filter (where w.minutes is null)::int as "ticketsWithoutHours",
      coalesce(sum(w.minutes), 0)::float8 / 60 as hours,
      coalesce(sum(w.minutes) filter (where t.emergency), 0)::float8 / 60 as "emergencyHours",
      coalesce(sum(w.late), 0)::float8 / 60 as "afterHoursHours"
    from unnest(${months}::date[], ${begins.slice(0, -1)}::timestamptz[], ${begins.slice(1)}::timestamptz[])
      m (month, from_at, to_at)
    join ticket t on t.reported_at >= m.from_at and t.reported_at < m.to_at
    left join lateral (
      select sum(e.minutes) as minutes, sum(e.minutes) filter (where e.class <> 'business') as late
      from time_entry e where e.ticket_id = t.id and e.cancelled_at is null and e.work_type <> 'travel'
    ) w on true
    where t.raised_by <> 'us' and t.status not in ('merged', 'cancelled')
      and (${clientIds === undefined} or t.client_id = any(${clientIds ?? []}::uuid[]))
    group by 1, 2`.execute(tx)
  return rows
}

function monthsIn({ from, toExclusive }: Span) {
  const months: Day[] = []
  for (let month = firstOfMonth(from); month < toExclusive; month = addMonths(month, 1)) months.push(month)
  return months
}
