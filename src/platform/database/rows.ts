import { sql } from 'kysely'
import type { Tx } from './firm-database.ts'

export type ColumnType =
  | 'uuid'
  | 'text'
  | 'int4'
  | 'int8'
  | 'numeric'
  | 'date'
  | 'timestamptz'
  | 'bool'
  | 'jsonb'
  | 'float8'

/**
 * Inserts many rows by one prepared statement (`unnest`), in chunks: COPY is refused under row-level
 * security, and rows of VALUES would need a statement text of their own for each count.
 */
export async function insertRows<Row extends Record<string, unknown>>(
  tx: Tx,
  table: string,
  columns: { [Column in keyof Row & string]: ColumnType },
  rows: readonly Row[],
  chunk = 10_000,
) {
  const names = Object.keys(columns)
  const arrays = sql.join(names.map((name) => sql.ref(name)))
  for (let from = 0; from < rows.length; from += chunk) {
    const part = rows.slice(from, from + chunk)
    const values = names.map(
      (name) => sql`${part.map((row) => parameterOf(row[name]))}::${sql.raw(columns[name] ?? 'text')}[]`,
    )
    await sql`insert into ${sql.table(table)} (${arrays}) select * from unnest(${sql.join(values)})`.execute(
      tx,
    )
  }
}

const parameterOf = (value: unknown) =>
  value === undefined || value === null ? null : typeof value === 'object' ? JSON.stringify(value) : value
