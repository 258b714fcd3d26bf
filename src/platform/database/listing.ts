import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './firm-database.ts'

export type ListQuery = { sort?: string; page: number; pageSize: number }
export type ListPage<Row> = { items: Row[]; total: number }

/**
 * One page of a list and how many rows there are in all, in one query. `rows` is a select whose columns are the
 * item's fields; `sorts` names, for each sort key, an expression over those columns. The first is the default
 * order; ties are broken by `tie`, so that pages don't overlap.
 */
export async function listPage<Row extends object>(
  tx: Tx,
  rows: RawBuilder<unknown>,
  { sort, page, pageSize }: ListQuery,
  sorts: Record<string, RawBuilder<unknown>>,
  tie = sql`id`,
): Promise<ListPage<Row>> {
  const key = sort?.replace(/^-/, '') ?? Object.keys(sorts)[0] ?? ''
  const direction = sort?.startsWith('-') ? sql`desc nulls last` : sql`asc nulls last`
  const { rows: found } = await sql<{ row_total: number } & Row>`
    select listed.*, count(*) over ()::int as row_total from (${rows}) listed
    order by ${sorts[key] ?? tie} ${direction}, ${tie}
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx)
  const total = found[0]?.row_total ?? 0
  if (total === 0 && page > 1) return { items: [], total: await countOf(tx, rows) }
  for (const row of found) Reflect.deleteProperty(row, 'row_total')
  return { items: found, total }
}

async function countOf(tx: Tx, rows: RawBuilder<unknown>) {
  const { rows: counted } = await sql<{
    total: number
  }>`select count(*)::int as total from (${rows}) r`.execute(tx)
  return counted[0]?.total ?? 0
}

/** Words to look for, as a pattern for ilike: what people type is taken as it is. */
export const containing = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`
