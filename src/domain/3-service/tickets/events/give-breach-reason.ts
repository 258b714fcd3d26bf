import { allow } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { clockAt, standingEvents, timingOf } from '../../promises/rules.ts'
import { addEvent } from '../add-event.ts'
import { holdTicket } from '../hold-ticket.ts'
import { mayHappen } from '../rules.ts'
import { ticketLog } from '../ticket-log.ts'
import { onTicket } from './record-event.ts'
import { settle } from './settle.ts'

type BreachReason = { ticketId: string; promiseId: string; reason: string }

/** Says why a promise was broken; only then does the ticket leave the top of the desk. */
export function giveBreachReason(context: Context, { ticketId, promiseId, reason }: BreachReason) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const ticket = await holdTicket(tx, ticketId)
    orRefuse(mayHappen(ticket.status, 'breach-reason'))
    const { events, promises } = await ticketLog(tx, ticketId)
    const promise = found(
      promises.find(({ id }) => id === promiseId),
      'promise',
    )
    const { state } = clockAt(timingOf(promise, standingEvents(events)), context.now)
    if (state !== 'breached') throw new Refused('not-broken', { field: 'promiseId' })
    const id = await addEvent(tx, context, {
      ...onTicket(ticket),
      kind: 'breach-reason',
      details: { promiseId, reason },
    })
    const { channel, priority, agreementId } = promise
    await recordHappenings(tx, context, [
      {
        kind: 'promise.explained',
        aboutId: ticketId,
        clientId: ticket.clientId,
        details: { text: `T-${ticket.number}: ${reason}`, promiseId, channel, priority, agreementId, reason },
      },
    ])
    return settle(tx, context, ticket, { id, kind: 'breach-reason' })
  })
}
