import { sql } from 'kysely'
import type { z } from 'zod'
import { allow } from '#firm'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import type { Import, ImportRow } from './contract.ts'
import { fieldsOf } from './rules.ts'

const columns = sql`id, kind, name, state, row_count as rows, added, known, refused,
  made_at as "madeAt", made_by as "madeBy", done_at as "doneAt"`

export function listImports(
  context: Context,
  query: ListQuery & { q?: string | undefined; kind?: string | undefined; state?: string | undefined },
) {
  allow(context, 'import')
  const { q = '', kind = null, state = null } = query
  const rows = sql`select ${columns} from import
    where (${kind}::text is null or kind = ${kind}) and (${state}::text is null or state = ${state})
      and name ilike ${containing(q)}`
  return context.db.read((tx) =>
    listPage<z.infer<typeof ImportRow>>(
      tx,
      rows,
      { ...query, sort: query.sort ?? '-madeAt' },
      { madeAt: sql`"madeAt"`, kind: sql`kind` },
    ),
  )
}

export function importById(context: Context, id: string) {
  allow(context, 'import')
  return context.db.read((tx) => importIn(tx, id))
}

export async function importIn(tx: Tx, id: string): Promise<z.infer<typeof Import>> {
  const { rows } = await sql<Omit<z.infer<typeof Import>, 'fields'>>`
    select ${columns}, headers, preview, mapping, day_order as "dayOrder" from import where id = ${id}`.execute(
    tx,
  )
  const row = found(rows[0], 'import')
  return { ...row, fields: fieldsOf[row.kind].map(({ name, label, needed }) => ({ name, label, needed })) }
}

export function importErrors(
  context: Pick<Context, 'db' | 'actor'>,
  query: ListQuery & { id: string; q?: string | undefined },
) {
  allow(context, 'import')
  const rows = sql`select position, row_number as row, column_name as column, sentence from import_row
    where import_id = ${query.id} and (sentence ilike ${containing(query.q ?? '')})`
  return context.db.read(async (tx) => {
    const { items, total } = await listPage<{ row: number; column: string; sentence: string }>(
      tx,
      sql`select position, row, "column", sentence from (${rows}) told`,
      query,
      { row: sql`position` },
      sql`position`,
    )
    return { total, items: items.map(({ row, column, sentence }) => ({ row, column, sentence })) }
  })
}
