import { type Kysely, sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import type { Day } from '#kernel/days.ts'
import { nowAt } from '#platform/clock.ts'
import { firmDatabase } from '#platform/database/firm-database.ts'
import type { DB } from '#platform/database/tables.ts'
import { type Progress, type RunDone, runThrough } from './issue-run.ts'

/**
 * Bills every firm of the installation through a day, as the command line asks it. Cut short anywhere and asked
 * again, it goes on with what is left. Answers what each firm's run did.
 */
export async function billThrough(
  kysely: Kysely<DB>,
  day: Day,
  { issuedOn, progress }: { issuedOn?: Day | undefined; progress?: Progress | undefined } = {},
): Promise<RunDone[]> {
  const firms = await sql<{ id: string; clock_offset_ms: number }>`select * from door.firms()`.execute(kysely)
  const runs: RunDone[] = []
  for (const { id: firmId, clock_offset_ms: offset } of firms.rows) {
    const now = nowAt(offset)
    const actor: Actor = { kind: 'system', name: 'command line' }
    const db = firmDatabase(kysely, { firmId, actor, action: 'command bill', now })
    runs.push(await runThrough({ db, now, actor }, { through: day, issuedOn }, progress))
  }
  return runs
}
