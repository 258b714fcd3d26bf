import type { Channel } from '#agreements/rules'
import type { Instant } from '#kernel/instants.ts'
import { type PromiseTiming, type TicketPromise, timingOf } from './promise-clock.ts'
import { standingEvents, type TicketEvent } from './ticket-log.ts'

export type NextDue = { dueAt: Instant; channel: Channel; promiseId: string }

/**
 * The deadline by which a ticket stands on the desk: the earliest that runs or was broken and nobody has said
 * why. Each promise counts through its own calendar. The same whatever the time is now, so it may be kept.
 */
export function nextDue(promises: readonly TicketPromise[], events: readonly TicketEvent[]): NextDue | null {
  const log = standingEvents(events)
  return nextDueOf(promises.map((promise) => timingOf(promise, log)))
}

export function nextDueOf(timings: readonly PromiseTiming[]): NextDue | null {
  let next: NextDue | null = null
  for (const { promise, verdict, dueAt, reason } of timings) {
    if ((verdict !== 'open' && verdict !== 'breached') || reason !== null || dueAt === null) continue
    if (next === null || dueAt < next.dueAt) next = { dueAt, channel: promise.channel, promiseId: promise.id }
  }
  return next
}

/** The promise that a row of the desk shows: the one that is due next, else the one that waits. */
export function leadingOf(timings: readonly PromiseTiming[]): PromiseTiming | undefined {
  const next = nextDueOf(timings)
  if (next) return timings.find(({ promise }) => promise.id === next.promiseId)
  return timings.find(({ verdict }) => verdict === 'paused')
}
