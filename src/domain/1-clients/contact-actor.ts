import type { Actor } from '#kernel/actor.ts'
import type { Tx } from '#platform/database/firm-database.ts'

/** The client's contact behind a session, with the rights the client gave. */
export async function contactActor(tx: Tx, contactId: string): Promise<Actor | undefined> {
  const contact = await tx
    .selectFrom('contact')
    .select(['id', 'client_id', 'name', 'asks', 'sees_money', 'approves_up_to_minor', 'signs'])
    .where('id', '=', contactId)
    .where('left_on', 'is', null)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return (
    contact && {
      kind: 'contact',
      contactId: contact.id,
      clientId: contact.client_id,
      name: contact.name,
      rights: {
        asks: contact.asks,
        seesMoney: contact.sees_money,
        approvesUpToMinor: contact.approves_up_to_minor,
        signs: contact.signs,
      },
    }
  )
}
