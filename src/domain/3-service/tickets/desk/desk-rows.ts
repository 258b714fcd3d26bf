import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { allow, firmCard } from '#firm'
import { dayAt, startOfDay } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery } from '#platform/database/listing.ts'
import { clockShape } from '../../promises/clock-shape.ts'
import { leadingOf, standingEvents, timingOf } from '../../promises/rules.ts'
import { coverWords } from '../../time/coverage/cover-words.ts'
import type { TicketRow, View } from '../contract.ts'
import { ticketLogs } from '../ticket-log.ts'

export type DeskQuery = ListQuery & {
  view: z.infer<typeof View>
  q?: string
  clientId?: string
  priority?: string
  category?: string
  assigneeId?: string
  projectId?: string
  emergency?: boolean
}
type Row = z.infer<typeof TicketRow>

/** The desk: one page of tickets by the time left on their promises, each with its leading clock. */
export function deskList(context: Context, query: DeskQuery): Promise<{ items: Row[]; total: number }> {
  allow(context, 'serve')
  return context.db.read(async (tx) => {
    const where = await conditions(tx, context, query)
    const { rows } = await deskPage(query, where).execute(tx)
    const { rows: counted } = await sql<{
      total: number
    }>`select count(*)::int as total from ticket t ${where}`.execute(tx)
    return { items: await withClocks(tx, context, rows), total: counted[0]?.total ?? 0 }
  })
}

type Bare = Omit<Row, 'clock' | 'coveredBy'> & { categoryKey: string }

/** Places are found in the desk's index first; names are joined to the page's rows alone. */
export const deskPage = (
  { sort = 'left', page, pageSize }: DeskQuery,
  where: RawBuilder<unknown>,
) => sql<Bare>`
  with place as materialized (
    select t.* from ticket t ${where} order by ${orders(sort)} limit ${pageSize} offset ${(page - 1) * pageSize})
  select t.id, t.number, t.title, t.client_id as "clientId", c.name as client, n.name as contact, t.status, t.priority,
    t.emergency, coalesce(k.name, t.category_key) as category,
    t.category_key as "categoryKey", t.assignee_id as "assigneeId", p.name as assignee,
    t.reported_at as "reportedAt", t.closed_at as "closedAt", t.promised, t.due_at as "dueAt"
  from place t join client c on c.id = t.client_id
  left join contact n on n.id = t.contact_id
  left join person p on p.id = t.assignee_id
  left join work_category k on k.key = t.category_key
  order by ${orders(sort)}`

function orders(sort: string): RawBuilder<unknown> {
  const isDown = sort.startsWith('-')
  const keys = sorts[sort.replace('-', '')] ?? sorts.left ?? []
  return sql.join(keys.map((key) => (isDown ? sql`${key} desc` : key)))
}

const byName = sql`(select name from client where client.id = t.client_id) collate "und-x-icu"`
const sorts: Record<string, RawBuilder<unknown>[]> = {
  left: [sql`t.queue_place`, sql`t.due_at`, sql`t.queue_rank`, sql`t.reported_at`, sql`t.id`],
  reported: [sql`t.reported_at`, sql`t.id`],
  number: [sql`t.number`],
  client: [byName, sql`t.queue_place`, sql`t.due_at`, sql`t.id`],
  priority: [
    sql`array_position(array['emergency', 'high', 'normal', 'low'], t.priority)`,
    sql`t.due_at`,
    sql`t.id`,
  ],
  closed: [sql`t.closed_at`, sql`t.id`],
}

const isOpen = sql`t.status in ('new', 'open', 'waiting')`

export async function conditions(
  tx: Tx,
  { actor, now }: Context,
  query: DeskQuery,
): Promise<RawBuilder<unknown>> {
  const me = actor.kind === 'person' ? actor.personId : null
  const { zone } = await firmCard(tx)
  const today = startOfDay(dayAt(now, zone), zone)
  const views: Record<DeskQuery['view'], RawBuilder<unknown>> = {
    open: isOpen,
    mine: sql`${isOpen} and t.assignee_id = ${me}`,
    nobodys: sql`${isOpen} and t.assignee_id is null`,
    paused: sql`${isOpen} and t.status = 'waiting'`,
    broken: sql`t.due_at < ${now}`,
    solved: sql`t.status = 'solved'`,
    'closed-today': sql`t.closed_at >= ${today}`,
    all: sql`true`,
  }
  const wanted = [
    views[query.view],
    query.clientId && sql`t.client_id = ${query.clientId}`,
    query.priority && sql`t.priority = ${query.priority}`,
    query.category && sql`t.category_key = ${query.category}`,
    query.assigneeId && sql`t.assignee_id = ${query.assigneeId}`,
    query.projectId && sql`t.project_id = ${query.projectId}`,
    query.emergency !== undefined && sql`t.emergency = ${query.emergency}`,
    query.q && words(query.q),
  ].filter((condition) => typeof condition === 'object')
  return sql`where ${sql.join(wanted, sql` and `)}`
}

/** T-1042, a word of the title, of the client or of the contact. */
function words(q: string): RawBuilder<unknown> {
  const number = /^t?-?(\d+)$/i.exec(q)?.[1]
  const like = containing(q)
  return sql`(t.title ilike ${like} ${number ? sql`or t.number = ${Number(number)}` : sql``}
    or t.client_id in (select id from client where name ilike ${like})
    or t.contact_id in (select id from contact where name ilike ${like}))`
}

async function withClocks(tx: Tx, context: Context, rows: readonly Bare[]): Promise<Row[]> {
  const logs = await ticketLogs(
    tx,
    rows.map(({ id }) => id),
  )
  const cover = await coverWords(tx, context, rows)
  return rows.map(({ categoryKey: _, ...row }) => {
    const { events = [], promises = [] } = logs.get(row.id) ?? {}
    const log = standingEvents(events)
    const leading = leadingOf(promises.map((promise) => timingOf(promise, log)))
    const kept = promises.find(({ id }) => id === leading?.promise.id)
    return {
      ...row,
      clock: leading && kept ? clockShape(leading, kept, context.now) : null,
      coveredBy: cover.get(row.id) ?? null,
    }
  })
}
