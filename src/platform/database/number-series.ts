import { sql } from 'kysely'
import type { Tx } from './firm-database.ts'

/** Takes numbers of a series without gaps: the row stays locked until the transaction that uses them ends. */
export async function takeNumbers(tx: Tx, kind: string, year: number, howMany = 1): Promise<number> {
  const { rows } = await sql<{ first: number }>`
    select door.take_numbers(${kind}, ${year}, ${howMany}) as first`.execute(tx)
  return rows[0]?.first ?? 1
}
