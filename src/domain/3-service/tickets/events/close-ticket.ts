import { allow } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { addEvent } from '../add-event.ts'
import { categoryExists } from '../check-place.ts'
import { holdTicket } from '../hold-ticket.ts'
import { mayHappen, priorityOf } from '../rules.ts'
import { writeToClient } from '../write-to-client.ts'
import { onTicket } from './record-event.ts'
import { settle } from './settle.ts'

type Closing = { ticketId: string; categoryKey: string; emergency: boolean; reason: string; message?: string }

/**
 * Closes a ticket with what it was: the kind of work, and whether it was an emergency. An emergency, and one
 * that turns out not to be, take a reason. A ticket that nobody called solved is solved by it.
 */
export function closeTicket(
  context: Context,
  { ticketId, categoryKey, emergency, reason, message }: Closing,
) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const ticket = await holdTicket(tx, ticketId)
    orRefuse(mayHappen(ticket.status, 'closed'))
    await categoryExists(tx, categoryKey)
    if ((emergency || ticket.emergency) && !reason)
      throw new Refused('emergency-reason-missing', { field: 'reason' })
    if (ticket.status !== 'solved') await addEvent(tx, context, { ...onTicket(ticket), kind: 'solved' })
    const turned =
      emergency === ticket.emergency ? {} : { priority: priorityOf(emergency, ticket.impact, ticket.urgency) }
    const details = { categoryKey, emergency, ...turned, ...(reason ? { reason } : {}) }
    const id = await addEvent(tx, context, { ...onTicket(ticket), kind: 'closed', details, message })
    await tx.updateTable('ticket').set({ category_key: categoryKey }).where('id', '=', ticketId).execute()
    if (message) await writeToClient(tx, context, ticket, 'solved', message)
    return settle(tx, context, { ...ticket, categoryKey }, { id, kind: 'closed' })
  })
}
