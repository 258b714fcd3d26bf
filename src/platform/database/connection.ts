import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.ts'

export type Connections<Tables = DB> = { kysely: Kysely<Tables>; close: () => Promise<void> }

/** Opens the pool that the domain works through, as the limited role. */
export const connect = (url: string, max = 10): Connections =>
  pool<DB>(url, { max, types: { getTypeParser } })

/** Opens identity's own pool, on its own schema and with the driver's own types, which its library expects. */
export const connectIdentity = (url: string): Connections<Record<never, never>> =>
  pool(url, { max: 4 }, '-c search_path=auth')

function pool<Tables>(url: string, config: pg.PoolConfig, settings = ''): Connections<Tables> {
  const options = `-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000 ${settings}`
  const connections = new pg.Pool({ connectionString: url, options, ...config })
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  connections.on('error', () => undefined)
  return {
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connections }) }),
    close: () => connections.end(),
  }
}

// One policy for values: days and instants are text, counts and minor units are safe integers.
const { DATE, TIMESTAMPTZ, INT8 } = pg.types.builtins
const ours = new Map<number, (text: string) => unknown>([
  [DATE, (day) => day],
  [TIMESTAMPTZ, (instant) => new Date(instant).toISOString()],
  [INT8, safeInteger],
])

const getTypeParser: typeof pg.types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
  ours.get(id) ?? pg.types.getTypeParser(id, format === 'binary' ? 'binary' : 'text')

function safeInteger(digits: string) {
  const value = Number(digits)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${digits} is beyond a safe integer`)
  return value
}
