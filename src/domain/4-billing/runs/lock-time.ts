import type { Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'

/** Closes clients' time through a day, because it is on issued invoices. */
export const lockTime = (
  tx: Tx,
  by: { now: string },
  locks: readonly { clientId: string; throughOn: string }[],
  causeId: string,
) =>
  insertRows(
    tx,
    'time_lock',
    { id: 'uuid', client_id: 'uuid', through_on: 'date', cause_id: 'uuid', made_at: 'timestamptz' },
    locks.map(({ clientId, throughOn }) => ({
      id: newId(),
      client_id: clientId,
      through_on: throughOn,
      cause_id: causeId,
      made_at: by.now,
    })),
  )
