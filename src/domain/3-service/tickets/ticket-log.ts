import { sql } from 'kysely'
import type { CalendarSpec } from '#kernel/business-calendar.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { EventDetails, EventKind, TicketEvent, TicketPromise } from '../promises/rules.ts'

export type LoggedEvent = TicketEvent & { byName: string; madeAt: string }
export type KeptPromise = TicketPromise & { agreementId: string | null; source: string }
export type TicketLog = { events: LoggedEvent[]; promises: KeptPromise[] }

/** The events and promises of some tickets: two queries, however many they are. */
export async function ticketLogs(tx: Tx, ticketIds: readonly string[]): Promise<Map<string, TicketLog>> {
  const logs = new Map<string, TicketLog>(ticketIds.map((id) => [id, { events: [], promises: [] }]))
  if (ticketIds.length === 0) return logs
  for (const { ticketId, ...event } of await eventsOf(tx, ticketIds)) logs.get(ticketId)?.events.push(event)
  for (const { ticketId, eventId, ...promise } of await promisesOf(tx, ticketIds)) {
    const log = logs.get(ticketId)
    const isUndone = log?.events.some(({ kind, details }) => kind === 'undone' && details.eventId === eventId)
    if (!isUndone || eventId === null) log?.promises.push(promise)
  }
  return logs
}

export async function ticketLog(tx: Tx, ticketId: string): Promise<TicketLog> {
  return (await ticketLogs(tx, [ticketId])).get(ticketId) ?? { events: [], promises: [] }
}

async function eventsOf(tx: Tx, ticketIds: readonly string[]) {
  const { rows } = await sql<LoggedEvent & { ticketId: string; kind: EventKind; details: EventDetails }>`
    select ticket_id as "ticketId", id, kind, at, by_kind as by, by_id as "byId", by_name as "byName", details,
      made_at as "madeAt"
    from ticket_event where ticket_id = any(${ticketIds}) order by ticket_id, at, id`.execute(tx)
  return rows
}

type StoredPromise = Omit<KeptPromise, 'calendar'> & {
  ticketId: string
  eventId: string | null
  calendarName: string | null
}

/** A calendar with its holidays is long and the same for most: each is fetched once, and shared by its promises. */
async function promisesOf(tx: Tx, ticketIds: readonly string[]) {
  const { rows } = await sql<StoredPromise>`
    select ticket_id as "ticketId", event_id as "eventId", id, channel, priority, target_minutes as "targetMinutes",
      md5(calendar::text) as "calendarName", starts_at as "startsAt", replaced_at as "replacedAt",
      agreement_id as "agreementId", source
    from ticket_promise where ticket_id = any(${ticketIds}) order by ticket_id, starts_at, id`.execute(tx)
  const calendars = await calendarsOf(tx, rows)
  return rows.map(({ calendarName, ...promise }) => ({
    ...promise,
    calendar: calendarName === null ? null : (calendars.get(calendarName) ?? null),
  }))
}

async function calendarsOf(tx: Tx, promises: readonly StoredPromise[]): Promise<Map<string, CalendarSpec>> {
  const examples = new Map(promises.map(({ id, calendarName }) => [calendarName, id]))
  examples.delete(null)
  if (examples.size === 0) return new Map()
  const { rows } = await sql<{ name: string; calendar: CalendarSpec }>`
    select md5(calendar::text) as name, calendar from ticket_promise
    where id = any(${[...examples.values()]})`.execute(tx)
  return new Map(rows.map(({ name, calendar }) => [name, calendar]))
}
