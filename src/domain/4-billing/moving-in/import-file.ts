import { type Kysely, sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { nowAt } from '#platform/clock.ts'
import { firmDatabase } from '#platform/database/firm-database.ts'
import type { DB } from '#platform/database/tables.ts'
import { addImport } from './add-import.ts'
import { importErrors } from './queries.ts'
import type { DayOrder, ImportKind, Mapping } from './rules.ts'
import { checkImport, runImport } from './run-import.ts'

type Asked = {
  kind: ImportKind
  name: string
  csv: string
  mapping: Mapping
  dayOrder?: DayOrder | undefined
  isDryRun: boolean
}

/** Moves a file in as the command line asks it; answers what came of it and the first rows refused. */
export async function importFile(kysely: Kysely<DB>, firmId: string, { isDryRun, ...file }: Asked) {
  const firms = await sql<{ id: string; clock_offset_ms: number }>`select * from door.firms()`.execute(kysely)
  const now = nowAt(firms.rows.find(({ id }) => id === firmId)?.clock_offset_ms ?? 0)
  const actor: Actor = { kind: 'system', name: 'command line' }
  const db = firmDatabase(kysely, { firmId, actor, action: 'command import', now })
  const context = { db, now, actor }
  const { id, mapping } = await addImport(context, file)
  const outcome = await (isDryRun ? checkImport(context, { id }) : runImport(context, { id }))
  const errors = await importErrors(context, { id, page: 1, pageSize: 1_000 })
  return { ...outcome, mapping, errors: errors.items }
}

export async function firmIds(kysely: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from door.firms()`.execute(kysely)
  return rows.map(({ id }) => id)
}
