import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'

export type NewLock = { clientId: string; throughOn: Day; causeId: string }

/** Closes the time of clients through a day: it is on issued invoices. Written by billing, in its transaction. */
export function lockTime(tx: Tx, { now }: { now: string }, locks: readonly NewLock[]) {
  return insertRows(
    tx,
    'time_lock',
    { id: 'uuid', client_id: 'uuid', through_on: 'date', cause_id: 'uuid', made_at: 'timestamptz' },
    locks.map(({ clientId, throughOn, causeId }) => ({
      id: newId(),
      client_id: clientId,
      through_on: throughOn,
      cause_id: causeId,
      made_at: now,
    })),
  )
}

/** The last closed day of each client that has one. */
export async function lockedThrough(tx: Tx, clientIds: readonly string[]): Promise<Map<string, Day>> {
  if (clientIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('time_lock')
    .select('client_id as clientId')
    .select(({ fn }) => fn.max('through_on').as('throughOn'))
    .where('client_id', 'in', [...clientIds])
    .groupBy('client_id')
    .execute()
  return new Map(rows.map(({ clientId, throughOn }) => [clientId, throughOn]))
}
