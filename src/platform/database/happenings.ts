import { newId } from '../ids.ts'
import type { Tx } from './firm-database.ts'
import { insertRows } from './rows.ts'

export type Happening = {
  kind: string
  aboutId: string
  clientId?: string | null
  details?: Record<string, unknown>
}

/** Records what a verb did, in its transaction, for the timeline, for jobs of later stages and for webhooks. */
export async function recordHappenings(
  tx: Tx,
  by: { now: string; actor: { name: string } },
  happenings: Happening[],
) {
  await insertRows(
    tx,
    'happening',
    {
      id: 'uuid',
      kind: 'text',
      about_id: 'uuid',
      client_id: 'uuid',
      details: 'jsonb',
      made_at: 'timestamptz',
      made_by: 'text',
    },
    happenings.map(({ kind, aboutId, clientId = null, details = {} }) => ({
      id: newId(),
      kind,
      about_id: aboutId,
      client_id: clientId,
      details,
      made_at: by.now,
      made_by: by.actor.name,
    })),
  )
}
