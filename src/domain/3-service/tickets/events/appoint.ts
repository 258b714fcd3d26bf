import type { Channel } from '#agreements/rules'
import { allow } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import { epochMs, instantOf } from '#kernel/instants.ts'
import type { Context } from '#platform/context.ts'
import { clockAt, standingEvents, timingOf } from '../../promises/rules.ts'
import { addEvent } from '../add-event.ts'
import { holdTicket } from '../hold-ticket.ts'
import { mayHappen } from '../rules.ts'
import { ticketLog } from '../ticket-log.ts'
import { onTicket } from './record-event.ts'
import { settle } from './settle.ts'

type Appointment = { ticketId: string; channel: Channel; dueAt: string; proof: string }

/** An appointment at the client's wish takes the place of the due time; what shows the wish is kept with it. */
export function appoint(context: Context, { ticketId, channel, dueAt, proof }: Appointment) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const ticket = await holdTicket(tx, ticketId)
    orRefuse(mayHappen(ticket.status, 'appointment'))
    if (instantOf(epochMs(dueAt)) <= context.now) throw new Refused('appointment-past', { field: 'dueAt' })
    const { events, promises } = await ticketLog(tx, ticketId)
    const log = standingEvents(events)
    const promise = promises.find((one) => one.channel === channel && one.replacedAt === null)
    const clock = promise && clockAt(timingOf(promise, log), context.now)
    if (!clock || clock.state === 'met') throw new Refused('nothing-promised', { field: 'channel', channel })
    if (clock.state === 'breached') throw new Refused('broken-already', { field: 'channel', channel })
    if (clock.state === 'not-needed' && (channel === 'on-site' || channel === 'remote'))
      await addEvent(tx, context, { ...onTicket(ticket), kind: 'needed', details: { channel, needed: true } })
    const details = { channel, dueAt: instantOf(epochMs(dueAt)), proof }
    const id = await addEvent(tx, context, { ...onTicket(ticket), kind: 'appointment', details })
    return settle(tx, context, ticket, { id, kind: 'appointment' })
  })
}
