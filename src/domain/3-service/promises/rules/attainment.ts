import type { Channel, Priority } from '#agreements/rules'
import type { Instant } from '#kernel/instants.ts'
import { clockAt, type TicketPromise, timingOf } from './promise-clock.ts'
import { standingEvents, type TicketEvent } from './ticket-log.ts'

/** A ticket's promises with its log, and what the answer is told by. */
export type PromisedTicket = {
  clientId: string
  raisedBy: 'client' | 'us' | 'monitoring'
  promises: readonly (TicketPromise & { agreementId: string | null })[]
  events: readonly TicketEvent[]
}

export type Attainment = {
  clientId: string
  agreementId: string | null
  channel: Channel
  priority: Priority
  /** Tickets raised by us or by monitoring are counted apart. */
  raisedBy: PromisedTicket['raisedBy']
  met: number
  breached: number
}

/** Met and breached promises at an instant, open overdue ones included, by client, agreement, channel, priority. */
export function attainmentOf(tickets: readonly PromisedTicket[], now: Instant): Attainment[] {
  const groups = new Map<string, Attainment>()
  for (const { clientId, raisedBy, promises, events } of tickets) {
    const log = standingEvents(events)
    for (const promise of promises) {
      const { state } = clockAt(timingOf(promise, log), now)
      if (state !== 'met' && state !== 'breached') continue
      const { agreementId, channel, priority } = promise
      const key = [clientId, agreementId, channel, priority, raisedBy].join()
      const group = groups.get(key) ?? {
        clientId,
        agreementId,
        channel,
        priority,
        raisedBy,
        met: 0,
        breached: 0,
      }
      groups.set(key, { ...group, [state]: group[state] + 1 })
    }
  }
  return [...groups.values()]
}

/** met ÷ (met + breached) in basis points; undefined where nothing counted. */
export function attainedBp(parts: readonly Pick<Attainment, 'met' | 'breached'>[]): number | undefined {
  const met = parts.reduce((sum, part) => sum + part.met, 0)
  const all = parts.reduce((sum, part) => sum + part.met + part.breached, 0)
  return all === 0 ? undefined : Math.round((met * 10_000) / all)
}
