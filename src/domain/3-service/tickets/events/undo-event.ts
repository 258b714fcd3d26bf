import { allow } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { found } from '#platform/failures.ts'
import { addEvent } from '../add-event.ts'
import { holdTicket } from '../hold-ticket.ts'
import { mayUndo } from '../rules.ts'
import { ticketLog } from '../ticket-log.ts'
import { onTicket } from './record-event.ts'
import { settle } from './settle.ts'

/** Takes a tap back by an event of its own: the log keeps both, and the clocks see neither. */
export function undoEvent(context: Context, { ticketId, eventId }: { ticketId: string; eventId: string }) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const ticket = await holdTicket(tx, ticketId)
    const { events } = await ticketLog(tx, ticketId)
    const event = found(
      events.find(({ id }) => id === eventId),
      'event',
    )
    if (events.some(({ kind, details }) => kind === 'undone' && details.eventId === eventId))
      throw new Refused('undone-already')
    const personId = context.actor.kind === 'person' ? context.actor.personId : ''
    orRefuse(mayUndo(event, personId, context.now))
    const id = await addEvent(tx, context, { ...onTicket(ticket), kind: 'undone', details: { eventId } })
    if (event.kind === 'priority-changed') {
      await tx
        .updateTable('ticket_promise')
        .set({ replaced_at: null })
        .where('ticket_id', '=', ticketId)
        .where('replaced_at', '=', event.at)
        .execute()
    }
    return settle(tx, context, ticket, { id, kind: 'undone' })
  })
}
