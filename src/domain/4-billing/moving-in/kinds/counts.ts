import { sql } from 'kysely'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { clientFinder, onceIn } from '../known.ts'
import type { PrepareKind } from './kind.ts'

const counted = { endpoints: 'endpoint', users: 'user', servers: 'server', sites: 'site' } as const
type What = keyof typeof counted

/** Dated counts, each once by client, what and day. */
export const prepareCounts: PrepareKind = async ({ tx, by, rows, tell }) => {
  const findClient = await clientFinder(tx, tell)
  const { rows: there } = await sql<{ key: string }>`
    select client_id || ' ' || what || ' ' || counted_on as key from endpoint_count`.execute(tx)
  const known = new Set(there.map(({ key }) => key))
  const once = onceIn(tell)
  const read = rows.flatMap((row) => {
    const client = findClient(row)
    const day = row.text('month')
    if (!client || !once(row, 'month', `${client.id} ${day}`)) return []
    return (['endpoints', 'users', 'servers', 'sites'] satisfies What[]).flatMap((field) => {
      const count = row.number(field)
      return count === null ? [] : [{ clientId: client.id, what: counted[field], day, count }]
    })
  })
  const fresh = read.filter(({ clientId, what, day }) => !known.has(`${clientId} ${what} ${day}`))
  const write = () =>
    insertRows(
      tx,
      'endpoint_count',
      {
        id: 'uuid',
        client_id: 'uuid',
        what: 'text',
        count: 'int4',
        counted_on: 'date',
        source: 'text',
        made_at: 'timestamptz',
      },
      fresh.map(({ clientId, what, day, count }) => ({
        id: newId(),
        client_id: clientId,
        what,
        count,
        counted_on: day,
        source: 'imported',
        made_at: by.now,
      })),
    )
  return { fresh: fresh.length, known: read.length - fresh.length, write }
}
