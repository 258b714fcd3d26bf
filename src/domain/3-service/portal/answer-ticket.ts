import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { addEvent } from '../tickets/add-event.ts'
import { onTicket } from '../tickets/events/record-event.ts'
import { reopening } from '../tickets/events/reopen.ts'
import { settle } from '../tickets/events/settle.ts'
import { holdTicket } from '../tickets/hold-ticket.ts'
import { isOpen } from '../tickets/rules.ts'
import { asAsker } from './as-contact.ts'

/** The client answers: a wait for it ends. What was solved is opened again by it. */
export function answerTicket(context: Context, { ticketId, body }: { ticketId: string; body: string }) {
  asAsker(context)
  return context.db.write(async (tx) => {
    const ticket = await holdTicket(tx, ticketId)
    if (ticket.status === 'merged' || ticket.status === 'cancelled')
      throw new Refused('ticket-over', { status: ticket.status })
    if (!isOpen(ticket.status)) await reopening(tx, context, ticket, {})
    const id = await addEvent(tx, context, { ...onTicket(ticket), kind: 'client-replied', message: body })
    await settle(tx, context, ticket, { id, kind: 'client-replied' })
    return { id }
  })
}
