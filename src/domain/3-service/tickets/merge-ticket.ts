import { allow } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { addEvent } from './add-event.ts'
import { onTicket } from './events/record-event.ts'
import { settle } from './events/settle.ts'
import { holdTicket } from './hold-ticket.ts'
import { mayHappen } from './rules.ts'

type Merge = { ticketId: string; intoId: string }

/** Merges a duplicate: it leaves the desk and the count of promises; time that is not billed goes along. */
export function mergeTicket(context: Context, { ticketId, intoId }: Merge) {
  allow(context, 'serve')
  if (ticketId === intoId) throw new Refused('merge-into-itself', { field: 'intoId' })
  return context.db.write(async (tx) => {
    // Two merges that cross each other wait in the same order.
    const [first, second] = [ticketId, intoId].toSorted()
    const held = [await holdTicket(tx, first ?? ''), await holdTicket(tx, second ?? '')]
    const [ticket, into] = held[0]?.id === ticketId ? held : held.toReversed()
    if (!ticket || !into || ticket.clientId !== into.clientId)
      throw new Refused('not-of-client', { field: 'intoId' })
    orRefuse(mayHappen(ticket.status, 'merged'))
    orRefuse(mayHappen(into.status, 'absorbed'))
    const details = { otherId: into.id, otherNumber: into.number }
    const id = await addEvent(tx, context, { ...onTicket(ticket), kind: 'merged', details })
    const absorbed = { otherId: ticket.id, otherNumber: ticket.number }
    const absorbedId = await addEvent(tx, context, { ...onTicket(into), kind: 'absorbed', details: absorbed })
    await tx
      .updateTable('time_entry')
      .set({ ticket_id: into.id })
      .where('ticket_id', '=', ticket.id)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('time_lock')
              .select('id')
              .whereRef('time_lock.client_id', '=', 'time_entry.client_id')
              .whereRef('through_on', '>=', 'worked_on'),
          ),
        ),
      )
      .execute()
    await tx
      .updateTable('vendor_case')
      .set({ ticket_id: into.id })
      .where('ticket_id', '=', ticket.id)
      .execute()
    await settle(tx, context, into, { id: absorbedId, kind: 'absorbed' })
    await settle(tx, context, ticket, { id, kind: 'merged' })
    return { id: into.id }
  })
}
