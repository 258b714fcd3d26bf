import { newId } from '../ids.ts'
import type { Tx } from './firm-database.ts'

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
  if (happenings.length === 0) return
  const rows = happenings.map((happening) => ({
    id: newId(),
    kind: happening.kind,
    about_id: happening.aboutId,
    client_id: happening.clientId ?? null,
    details: JSON.stringify(happening.details ?? {}),
    made_at: by.now,
    made_by: by.actor.name,
  }))
  await tx.insertInto('happening').values(rows).execute()
}
