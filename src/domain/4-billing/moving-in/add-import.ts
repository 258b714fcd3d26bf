import { allow } from '#firm'
import type { Context } from '#platform/context.ts'
import { newId } from '#platform/ids.ts'
import { importIn } from './queries.ts'
import { readCsv, type Table } from './read-csv.ts'
import {
  type DayOrder,
  dayOrderOf,
  type Field,
  fieldsOf,
  guessMapping,
  type ImportKind,
  knownMapping,
  type Mapping,
} from './rules.ts'

type NewImport = {
  kind: ImportKind
  name: string
  csv: string
  mapping?: Mapping | undefined
  dayOrder?: DayOrder | undefined
}
export type By = Pick<Context, 'db' | 'now' | 'actor'>
const previewed = 8

/** Reads a file and guesses its columns. What it holds is kept, and nothing of it done. */
export function addImport(context: By, input: NewImport) {
  allow(context, 'import')
  const table = readCsv(input.csv)
  const fields = fieldsOf[input.kind]
  const guessed = guessMapping(table.headers, fields)
  const mapping = { ...guessed, ...knownMapping(input.mapping ?? {}, table.headers, fields) }
  return context.db.write(async (tx) => {
    const id = newId()
    await tx
      .insertInto('import')
      .values({
        id,
        kind: input.kind,
        name: input.name,
        csv: input.csv,
        headers: JSON.stringify(table.headers),
        preview: JSON.stringify(table.rows.slice(0, previewed)),
        mapping: JSON.stringify(mapping),
        day_order: input.dayOrder ?? daysOf(table, mapping, fields),
        row_count: table.rows.length,
        made_at: context.now,
        made_by: context.actor.name,
      })
      .execute()
    return importIn(tx, id)
  })
}

/** How the file writes days, from all its days; null where they can be read in two ways. */
export function daysOf(
  { headers, rows }: Table,
  mapping: Mapping,
  fields: readonly Field[],
): DayOrder | null {
  const columns = fields
    .filter(({ type }) => type === 'day' || type === 'time')
    .map(({ name }) => headers.indexOf(mapping[name] ?? ''))
    .filter((at) => at >= 0)
  return dayOrderOf(rows.flatMap((row) => columns.map((at) => row[at] ?? ''))) ?? null
}
