import { sql } from 'kysely'
import { firstOfMonth } from '#kernel/days.ts'
import { insertRows } from '#platform/database/rows.ts'
import { clientFinder, onceIn } from '../known.ts'
import type { PrepareKind } from './kind.ts'

/** What the old system billed of recurring fees by month, each month of a client once. */
export const prepareMonthlyTotals: PrepareKind = async ({ tx, rows, tell }) => {
  const findClient = await clientFinder(tx, tell)
  const { rows: there } = await sql<{ key: string }>`
    select client_id || ' ' || month_on as key from old_monthly_total`.execute(tx)
  const known = new Set(there.map(({ key }) => key))
  const once = onceIn(tell)
  const read = rows.flatMap((row) => {
    const client = findClient(row)
    const month = firstOfMonth(row.text('month'))
    if (!client || !once(row, 'month', `${client.id} ${month}`)) return []
    return [{ client_id: client.id, month_on: month, net_minor: row.number('netMinor') ?? 0 }]
  })
  const fresh = read.filter(({ client_id, month_on }) => !known.has(`${client_id} ${month_on}`))
  const columns = { client_id: 'uuid', month_on: 'date', net_minor: 'int8' } as const
  const write = () => insertRows(tx, 'old_monthly_total', columns, fresh)
  return { fresh: fresh.length, known: read.length - fresh.length, write }
}
