import { allow } from '#firm'
import type { Actor } from '#kernel/actor.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { newId } from '#platform/ids.ts'
import { clientExists } from './contacts.ts'

type NewNote = { clientId: string; kind: 'call' | 'visit' | 'note' | 'mood'; body: string; notedAt?: string }

export function addNote(context: Context, note: NewNote) {
  allow(context, 'see-clients')
  return context.db.write(async (tx) => {
    await clientExists(tx, note.clientId)
    return { id: await recordNote(tx, context, note) }
  })
}

/** Writes a note, in the transaction of whoever held the call or made the visit. */
export async function recordNote(tx: Tx, { now, actor }: { now: string; actor: Actor }, note: NewNote) {
  const id = newId()
  await tx
    .insertInto('client_note')
    .values({
      id,
      client_id: note.clientId,
      kind: note.kind,
      body: note.body,
      noted_at: note.notedAt ?? now,
      person_id: actor.kind === 'person' ? actor.personId : null,
      made_at: now,
    })
    .execute()
  return id
}
