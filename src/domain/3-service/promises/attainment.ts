import { sql } from 'kysely'
import type { z } from 'zod'
import { allow, firmCard } from '#firm'
import { addDays, addMonths, type Day, earlierDay, firstOfMonth } from '#kernel/days.ts'
import { startOfDay } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { ListPage, ListQuery } from '#platform/database/listing.ts'
import { ticketLogs } from '../tickets/ticket-log.ts'
import type { Attained } from './contract.ts'
import { type Attainment, attainedBp, attainmentOf, type PromisedTicket } from './rules.ts'

export type AttainmentQuery = { from: Day; through: Day; clientIds?: readonly string[] }

/** Promises kept and broken of tickets reported in a stretch of days, as things stand now. */
export async function attainment(tx: Tx, query: AttainmentQuery, now: string): Promise<Attainment[]> {
  return attainmentOf(await promisedTickets(tx, query), now)
}

export type MonthlyAttainment = Attainment & { month: string }

/** The same by month of the report. */
export async function attainmentByMonth(
  tx: Tx,
  query: AttainmentQuery,
  now: string,
): Promise<MonthlyAttainment[]> {
  const monthly: MonthlyAttainment[] = []
  for (let from = query.from; from <= query.through; from = addMonths(firstOfMonth(from), 1)) {
    const through = earlierDay(query.through, addDays(addMonths(firstOfMonth(from), 1), -1))
    const counted = await attainment(tx, { ...query, from, through }, now)
    monthly.push(...counted.map((one) => ({ ...one, month: from.slice(0, 7) })))
  }
  return monthly
}

async function promisedTickets(
  tx: Tx,
  { from, through, clientIds }: AttainmentQuery,
): Promise<PromisedTicket[]> {
  const { zone } = await firmCard(tx)
  const { rows } = await sql<{ id: string; clientId: string; raisedBy: PromisedTicket['raisedBy'] }>`
    select id, client_id as "clientId", raised_by as "raisedBy" from ticket t
    where reported_at >= ${startOfDay(from, zone)} and reported_at < ${startOfDay(addDays(through, 1), zone)}
      and status not in ('cancelled', 'merged')
      and (${clientIds === undefined} or client_id = any(${clientIds ?? []}))
      and exists (select from ticket_promise p where p.ticket_id = t.id)`.execute(tx)
  const logs = await ticketLogs(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, clientId, raisedBy }) => ({
    clientId,
    raisedBy,
    ...(logs.get(id) ?? { events: [], promises: [] }),
  }))
}

type Query = ListQuery & { from: Day; through: Day; clientId?: string; by: 'total' | 'month'; q?: string }
type Row = z.infer<typeof Attained>

/** What was kept, as a list: groups are few, so they are sorted and paged here. */
export function listAttainment(context: Context, query: Query): Promise<ListPage<Row>> {
  allow(context, 'serve')
  return context.db.read(async (tx) => {
    const range = {
      from: query.from,
      through: query.through,
      ...(query.clientId && { clientIds: [query.clientId] }),
    }
    const counted =
      query.by === 'month'
        ? await attainmentByMonth(tx, range, context.now)
        : (await attainment(tx, range, context.now)).map((one) => ({ ...one, month: null }))
    const names = await clientNames(tx, counted)
    const rows = counted
      .map((one) => ({
        ...one,
        id: [one.month, one.clientId, one.agreementId, one.channel, one.priority, one.raisedBy].join('/'),
        client: names.get(one.clientId) ?? '',
        attainedBp: attainedBp([one]) ?? 0,
      }))
      .filter(({ client }) => !query.q || client.toLowerCase().includes(query.q.toLowerCase()))
      .sort(by(query.sort ?? 'client'))
    const start = (query.page - 1) * query.pageSize
    return { items: rows.slice(start, start + query.pageSize), total: rows.length }
  })
}

async function clientNames(tx: Tx, rows: readonly { clientId: string }[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map()
  const clients = await tx
    .selectFrom('client')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(rows.map(({ clientId }) => clientId))])
    .execute()
  return new Map(clients.map(({ id, name }) => [id, name]))
}

function by(sort: string): (a: Row, b: Row) => number {
  const direction = sort.startsWith('-') ? -1 : 1
  const key = sort.replace('-', '')
  const order = (a: Row, b: Row) => {
    if (key === 'attained') return a.attainedBp - b.attainedBp
    if (key === 'channel') return a.channel.localeCompare(b.channel)
    if (key === 'month') return (a.month ?? '').localeCompare(b.month ?? '')
    return a.client.localeCompare(b.client)
  }
  return (a, b) => direction * order(a, b) || (a.id < b.id ? -1 : 1)
}
