import { allow, firmCard } from '#firm'
import { Refused } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import { found } from '#platform/failures.ts'
import { type By, daysOf } from './add-import.ts'
import { prepare } from './kinds/prepare.ts'
import { readCsv } from './read-csv.ts'
import { readRows, type Trouble } from './rows.ts'
import {
  type DayOrder,
  fieldsOf,
  type ImportKind,
  knownMapping,
  type Mapping,
  missingFields,
} from './rules.ts'

/** Checks every row of a file, by the columns and days said now: what a run would do, and nothing done. */
export function checkImport(
  context: By,
  { id, mapping, dayOrder }: { id: string; mapping?: Mapping | undefined; dayOrder?: DayOrder | undefined },
) {
  allow(context, 'import')
  return context.db.write(async (tx) => {
    const kept = await holdImport(tx, id)
    const table = readCsv(kept.csv)
    const chosen = mapping ? knownMapping(mapping, table.headers, fieldsOf[kept.kind]) : kept.mapping
    const order = dayOrder ?? kept.dayOrder ?? daysOf(table, chosen, fieldsOf[kept.kind])
    await tx
      .updateTable('import')
      .set({ mapping: JSON.stringify(chosen), day_order: order })
      .where('id', '=', id)
      .execute()
    return conclude(tx, context, { ...kept, mapping: chosen, dayOrder: order }, false)
  })
}

/**
 * Writes what is new of a file, in one transaction: cut short, nothing of it is there, and it can be asked again.
 * Rows that can't be taken are told; mended and moved in again, they are all that is added.
 */
export function runImport(context: By, { id }: { id: string }) {
  allow(context, 'import')
  return context.db.write(async (tx) => conclude(tx, context, await holdImport(tx, id), true))
}

type Kept = Awaited<ReturnType<typeof holdImport>>

async function conclude(tx: Tx, context: By, kept: Kept, isRun: boolean) {
  const { prepared, troubles, refused } = await prepareImport(tx, context, kept)
  if (isRun) await prepared.write()
  await keepTroubles(tx, kept.id, troubles)
  const state = isRun ? ('done' as const) : kept.state === 'done' ? ('done' as const) : ('checked' as const)
  const outcome = { added: prepared.fresh, known: prepared.known, refused }
  await tx
    .updateTable('import')
    .set({ ...outcome, state, ...(isRun && { done_at: context.now }) })
    .where('id', '=', kept.id)
    .execute()
  return { id: kept.id, state, ...outcome }
}

async function prepareImport(tx: Tx, context: By, { kind, csv, mapping, dayOrder }: Kept) {
  const fields = fieldsOf[kind]
  const [missing] = missingFields(mapping, fields)
  if (missing)
    throw new Refused('field-not-mapped', { field: `mapping.${missing.name}`, label: missing.label })
  const hasDays = fields.some(({ type, name }) => (type === 'day' || type === 'time') && name in mapping)
  if (hasDays && dayOrder === null) throw new Refused('day-order-unknown', { field: 'dayOrder' })
  const { zone, currency } = await firmCard(tx)
  const read = readRows(readCsv(csv), { fields, mapping, currency, dayOrder: dayOrder ?? 'ymd' })
  const home = { zone, currency, today: dayAt(context.now, zone) }
  const by = { now: context.now, actor: context.actor }
  const prepared = await prepare[kind]({ tx, by, rows: read.rows, tell: read.tell, home })
  return { prepared, troubles: read.troubles, refused: read.refused.size }
}

async function holdImport(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('import')
    .select(['id', 'csv', 'state'])
    .select((of) => [
      of.ref('kind').$castTo<ImportKind>().as('kind'),
      of.ref('mapping').$castTo<Mapping>().as('mapping'),
      of.ref('day_order').$castTo<DayOrder | null>().as('dayOrder'),
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'import')
}

async function keepTroubles(tx: Tx, importId: string, troubles: readonly Trouble[]) {
  await tx.deleteFrom('import_row').where('import_id', '=', importId).execute()
  await insertRows(
    tx,
    'import_row',
    { import_id: 'uuid', position: 'int4', row_number: 'int4', column_name: 'text', sentence: 'text' },
    troubles
      .toSorted((a, b) => a.row - b.row)
      .map(({ row, column, sentence }, position) => ({
        import_id: importId,
        position,
        row_number: row,
        column_name: column,
        sentence,
      })),
  )
}
