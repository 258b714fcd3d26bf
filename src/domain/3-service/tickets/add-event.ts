import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { newId } from '#platform/ids.ts'
import type { EventDetails, EventKind } from '../promises/rules.ts'

export type NewTicketEvent = {
  ticketId: string
  clientId: string
  kind: EventKind
  at?: string
  details?: EventDetails
  /** Words to or from the client. */
  message?: string
  /** Where somebody else did it than who typed it. */
  by?: { kind: 'person' | 'contact' | 'system'; id: string | null; name: string }
}

/** Adds what happened to a ticket's log, with its words where there are some. Nothing is decided here. */
export async function addEvent(tx: Tx, context: Context, event: NewTicketEvent): Promise<string> {
  const { now } = context
  const id = newId()
  const by = event.by ?? actorOf(context)
  const message = event.message?.trim()
  const at = event.at ?? now
  const details: EventDetails = {
    ...event.details,
    ...(message ? { messaged: true } : {}),
    ...(at < now ? { setBy: context.actor.name } : {}),
  }
  await tx
    .insertInto('ticket_event')
    .values({
      id,
      ticket_id: event.ticketId,
      client_id: event.clientId,
      kind: event.kind,
      at,
      by_kind: by.kind,
      by_id: by.id,
      by_name: by.name,
      details: JSON.stringify(details),
      made_at: now,
    })
    .execute()
  if (message) await addMessage(tx, event, id, message)
  return id
}

const addMessage = (tx: Tx, { ticketId, clientId }: NewTicketEvent, eventId: string, body: string) =>
  tx
    .insertInto('ticket_message')
    .values({ id: newId(), ticket_id: ticketId, client_id: clientId, event_id: eventId, body })
    .execute()

export async function addNote(
  tx: Tx,
  { actor, now }: Context,
  ticketId: string,
  body: string,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('ticket_note')
    .values({
      id,
      ticket_id: ticketId,
      person_id: actor.kind === 'person' ? actor.personId : null,
      body,
      noted_at: now,
    })
    .execute()
  return id
}

function actorOf({ actor }: Context) {
  if (actor.kind === 'person') return { kind: 'person', id: actor.personId, name: actor.name } as const
  if (actor.kind === 'contact') return { kind: 'contact', id: actor.contactId, name: actor.name } as const
  return { kind: 'system', id: null, name: actor.name } as const
}
