import { allow } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { keepPromises, promisedFor, sourceOf } from '../../promises/come-under-promises.ts'
import { changedPromises, type Impact, type Urgency } from '../../promises/rules.ts'
import { addEvent } from '../add-event.ts'
import { deskRules } from '../desk-rules.ts'
import { type HeldTicket, holdTicket } from '../hold-ticket.ts'
import { mayHappen, priorityOf } from '../rules.ts'
import { ticketLog } from '../ticket-log.ts'
import { onTicket } from './record-event.ts'
import { settle } from './settle.ts'

type Change = { ticketId: string; impact: Impact; urgency: Urgency; emergency: boolean; reason: string }

/** Changes how many a ticket stops and how soon it hurts, or declares an emergency; its promises follow. */
export function changePriority(context: Context, { ticketId, reason, ...change }: Change) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const ticket = await holdTicket(tx, ticketId)
    orRefuse(mayHappen(ticket.status, 'priority-changed'))
    const priority = priorityOf(change.emergency, change.impact, change.urgency)
    const { impact, urgency, emergency } = ticket
    if (change.impact === impact && change.urgency === urgency && change.emergency === emergency)
      throw new Refused('same-priority')
    const id = await addEvent(tx, context, {
      ...onTicket(ticket),
      kind: 'priority-changed',
      details: { priority, ...change, ...(reason ? { reason } : {}) },
    })
    if (priority !== ticket.priority) await promiseAnew(tx, context, ticket, { priority, eventId: id })
    return settle(tx, context, ticket, { id, kind: 'priority-changed' })
  })
}

async function promiseAnew(
  tx: Tx,
  { now }: Context,
  ticket: HeldTicket,
  { priority, eventId }: { priority: HeldTicket['priority']; eventId: string },
) {
  const rules = await deskRules(tx)
  const { events, promises } = await ticketLog(tx, ticket.id)
  const declaredAt = priority === 'emergency' ? now : null
  const { agreed, drafts } = await promisedFor(tx, { ...ticket, priority, declaredAt }, rules)
  // What was promised for this ticket alone stays; only what the agreement promises changes with the priority.
  const agreedPromises = promises.filter(({ source }) => source !== 'ticket')
  const own = new Set(promises.filter(({ source }) => source === 'ticket').map(({ channel }) => channel))
  const { replaced, made } = changedPromises(agreedPromises, events, {
    from: ticket.priority,
    to: priority,
    at: now,
    drafts: drafts.filter(({ channel }) => !own.has(channel)),
    raisedClock: rules.raisedClock,
  })
  if (replaced.length > 0)
    await tx.updateTable('ticket_promise').set({ replaced_at: now }).where('id', 'in', replaced).execute()
  await keepPromises(tx, ticket, made, { agreed, source: sourceOf(agreed), eventId }, now)
}
