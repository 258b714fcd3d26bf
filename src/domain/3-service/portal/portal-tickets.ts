import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import { clockShape } from '../promises/clock-shape.ts'
import { type EventKind, standingEvents, timingOf } from '../promises/rules.ts'
import type { TicketStatus } from '../tickets/rules.ts'
import { ticketLog } from '../tickets/ticket-log.ts'
import { asContact } from './as-contact.ts'

type Row = {
  id: string
  number: number
  title: string
  status: TicketStatus
  emergency: boolean
  asker: string | null
  reportedAt: string
  closedAt: string | null
  waitsForYou: boolean
}

/** What this client asked for; the database shows no other's. */
export function portalTickets(context: Context, query: ListQuery & { q?: string; open?: boolean }) {
  asContact(context)
  const rows = sql`${portalRows}
    where (${query.open ?? null}::boolean is null or (t.status in ('new', 'open', 'waiting', 'solved')) = ${query.open ?? null})
      and (${query.q ?? null}::text is null or t.title ilike ${containing(query.q ?? '')})`
  return context.db.read((tx) =>
    listPage<Row>(
      tx,
      rows,
      { ...query, sort: query.sort ?? '-reported' },
      { reported: sql`"reportedAt"`, number: sql`number` },
    ),
  )
}

const portalRows = sql`
  select t.id, t.number, t.title, t.status, t.emergency, n.name as asker, t.reported_at as "reportedAt",
    t.closed_at as "closedAt", t.status = 'waiting' as "waitsForYou"
  from ticket t left join contact n on n.id = t.contact_id`

/** What a client reads of the log: what was done and written, not who was given it or why a promise broke. */
const shown: ReadonlySet<EventKind> = new Set<EventKind>([
  'reported',
  'called-back',
  'call-attempted',
  'session-started',
  'on-the-way',
  'arrived',
  'left',
  'access-refused',
  'replied',
  'waiting-on-client',
  'client-replied',
  'appointment',
  'solved',
  'closed',
  'reopened',
  'cancelled',
  'merged',
])

export function portalTicket(context: Context, ticketId: string) {
  const contact = asContact(context)
  return context.db.read(async (tx) => {
    const { rows } = await sql<Row>`${portalRows} where t.id = ${ticketId}`.execute(tx)
    const ticket = found(rows[0], 'ticket')
    const { events, promises } = await ticketLog(tx, ticketId)
    const standing = standingEvents(events)
    const clocks = promises
      .filter(({ replacedAt }) => replacedAt === null)
      .map((promise) => clockShape(timingOf(promise, standing), promise, context.now))
      .filter(({ state }) => state !== 'not-needed')
      .map((clock) => ({ ...clock, reason: null }))
    const words = await messages(tx, ticketId)
    const names = new Map(events.map(({ id, byName }) => [id, byName]))
    const log = standing
      .filter(({ kind }) => shown.has(kind))
      .map(({ id, kind, at, byId }) => ({
        id,
        kind,
        at,
        by: names.get(id) ?? '',
        mine: byId === contact.contactId,
        body: words.get(id) ?? null,
      }))
    return { ...ticket, clocks, log: log.toReversed() }
  })
}

async function messages(tx: Tx, ticketId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('ticket_message')
    .select(['event_id', 'body'])
    .where('ticket_id', '=', ticketId)
    .execute()
  return new Map(rows.map(({ event_id, body }) => [event_id, body]))
}
