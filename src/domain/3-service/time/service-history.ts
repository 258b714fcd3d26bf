import { sql } from 'kysely'
import type { Priority } from '#agreements/rules'
import { firmCard } from '#firm'
import { addMonths, type Day, firstOfMonth } from '#kernel/days.ts'
import { startOfDay } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'

export type HistoryQuery = {
  /** All clients when absent. */
  clientIds?: readonly string[]
  from: Day
  through: Day
}

/** A client's month of one kind of work: what prices are learnt from. */
export type ServiceMonth = {
  clientId: string
  /** 'YYYY-MM' */
  month: string
  category: string
  emergency: boolean
  /** Outside business hours; tickets and visits count by the class of their report's own work, so only hours say it. */
  afterHours: boolean
  minutes: number
  /** Tickets that had work of this kind in the month; a ticket over two months is in both. */
  worked: number
}

/** Hours by client, month, category, emergency and after-hours; one query. Work that was internal is left out. */
export async function serviceHistory(
  tx: Tx,
  { clientIds, from, through }: HistoryQuery,
): Promise<ServiceMonth[]> {
  const { rows } = await sql<ServiceMonth>`
    select client_id as "clientId", to_char(worked_on, 'YYYY-MM') as month, category_key as category, emergency,
      class <> 'business' as "afterHours", sum(minutes)::int as minutes, count(distinct ticket_id)::int as worked
    from time_entry
    where worked_on between ${from} and ${through} and cancelled_at is null and charge <> 'internal'
      and (${clientIds === undefined} or client_id = any(${clientIds ?? []}))
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(tx)
  return rows
}

/** A ticket with all the minutes worked on it: one draw of frequency and severity. */
export type WorkedTicket = {
  ticketId: string
  clientId: string
  /** Of its report: 'YYYY-MM' in the firm's zone. */
  month: string
  reportedAt: string
  category: string
  emergency: boolean
  raisedBy: 'client' | 'us' | 'monitoring'
  technology: string
  priority: Priority
  /** Somebody went there for it. */
  onSite: boolean
  /** All of it, driving included. */
  minutes: number
  travelMinutes: number
  afterHoursMinutes: number
  solved: boolean
}

/** Tickets reported in a stretch of days, cancelled and merged ones left out; one query. */
export async function workedTickets(
  tx: Tx,
  { clientIds, from, through }: HistoryQuery,
): Promise<WorkedTicket[]> {
  const { zone } = await firmCard(tx)
  const months: string[] = []
  for (let month = firstOfMonth(from); month <= through; month = addMonths(month, 1)) months.push(month)
  const starts = months.map((month) => startOfDay(month, zone))
  const ends = months.map((month) => startOfDay(addMonths(month, 1), zone))
  const { rows } = await sql<WorkedTicket>`
    select t.id as "ticketId", t.client_id as "clientId", left(m.month, 7) as month, t.reported_at as "reportedAt",
      t.category_key as category, t.emergency, t.raised_by as "raisedBy", t.technology, t.priority,
      coalesce(w.on_site, false) as "onSite", coalesce(w.minutes, 0) as minutes, coalesce(w.travel, 0) as "travelMinutes", coalesce(w.after_hours, 0) as "afterHoursMinutes", t.closed_at is not null as solved
    from unnest(${months}::text[], ${starts}::timestamptz[], ${ends}::timestamptz[]) m (month, starts_at, ends_at)
    join ticket t on t.reported_at >= m.starts_at and t.reported_at < m.ends_at
    left join lateral (
      select sum(minutes)::int as minutes, (sum(minutes) filter (where class <> 'business'))::int as after_hours,
        (sum(minutes) filter (where work_type = 'travel'))::int as travel, bool_or(work_type = 'on-site') as on_site
      from time_entry where ticket_id = t.id and cancelled_at is null) w on true
    where t.status not in ('cancelled', 'merged') and t.reported_at >= ${startOfDay(from, zone)}
      and (${clientIds === undefined} or t.client_id = any(${clientIds ?? []}))
    order by t.reported_at, t.id`.execute(tx)
  return rows
}
