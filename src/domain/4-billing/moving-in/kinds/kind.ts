import type { Actor } from '#kernel/actor.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { Row, Tell } from '../rows.ts'

export type Importing = {
  tx: Tx
  by: { now: string; actor: Actor }
  rows: readonly Row[]
  tell: Tell
  /** The firm's own, for days, times and amounts. */
  home: { today: string; zone: string; currency: string }
}
/** What a file would do, and the doing of it: a dry run asks, and leaves it at that. */
export type Prepared = { fresh: number; known: number; write: () => Promise<void> }
export type PrepareKind = (importing: Importing) => Promise<Prepared>
