import type { Channel } from '#agreements/rules'
import { allow } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { keepPromises } from '../../promises/come-under-promises.ts'
import { addEvent } from '../add-event.ts'
import { deskRules } from '../desk-rules.ts'
import { holdTicket } from '../hold-ticket.ts'
import { mayHappen } from '../rules.ts'
import { onTicket } from './record-event.ts'
import { settle } from './settle.ts'

type OwnPromise = {
  ticketId: string
  channel: Channel
  targetMinutes: number
  roundTheClock: boolean
  reason: string
}

/** Promises something for this ticket alone, from the report; the agreement's promise of that channel gives way. */
export function setPromise(
  context: Context,
  { ticketId, channel, targetMinutes, roundTheClock, reason }: OwnPromise,
) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const ticket = await holdTicket(tx, ticketId)
    orRefuse(mayHappen(ticket.status, 'promise-set'))
    const { hours } = await deskRules(tx)
    const id = await addEvent(tx, context, {
      ...onTicket(ticket),
      kind: 'promise-set',
      details: { channel, reason },
    })
    await tx
      .updateTable('ticket_promise')
      .set({ replaced_at: context.now })
      .where('ticket_id', '=', ticketId)
      .where('channel', '=', channel)
      .where('replaced_at', 'is', null)
      .execute()
    const { priority, reportedAt: startsAt } = ticket
    const draft = { channel, priority, targetMinutes, calendar: roundTheClock ? null : hours, startsAt }
    await keepPromises(tx, ticket, [draft], { source: 'ticket', eventId: id }, context.now)
    return settle(tx, context, ticket, { id, kind: 'promise-set' })
  })
}
