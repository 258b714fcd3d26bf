import type { Channel } from '#agreements/rules'
import type { Instant } from '#kernel/instants.ts'
import type { TicketEvent } from './ticket-log.ts'

/** A time in which we could not go on: [from, to), open while `to` is null. */
export type Wait = { from: Instant; to: Instant | null; on: 'client' | 'access' | 'solved' }

/**
 * Waits begin with a message to the client only, and end with the client's reply whatever the status says;
 * mails written by machines don't end them. Between a solution and an early reopening nothing was owed.
 */
export function waitsOf(log: readonly TicketEvent[]): Wait[] {
  const waits: Wait[] = []
  const end = (at: Instant) => {
    for (const wait of waits) wait.to ??= at
  }
  const begin = (from: Instant, on: Wait['on']) => {
    if (!waits.some((wait) => wait.to === null && wait.on === on)) waits.push({ from, to: null, on })
  }
  for (const { kind, at, details } of log) {
    if (kind === 'waiting-on-client' && details.messaged) begin(at, 'client')
    if (kind === 'access-refused' && details.messaged) begin(at, 'access')
    if (kind === 'client-replied' && !details.automatic) end(at)
    if (kind === 'solved' || kind === 'closed') {
      const wasSolved = waits.some((wait) => wait.to === null && wait.on === 'solved')
      if (!wasSolved) end(at)
      begin(at, 'solved')
    }
    if (kind === 'reopened') end(at)
  }
  return waits.filter(({ from, to }) => to === null || from < to)
}

/** Response clocks don't wait for the client; on-site waits where access was refused, resolve for all of it. */
export function waitsThatPause(channel: Channel, waits: readonly Wait[]): Wait[] {
  if (channel === 'resolve') return [...waits]
  return channel === 'on-site' ? waits.filter(({ on }) => on === 'access') : []
}

/** Whether the ticket waits for the client now. */
export const isWaiting = (waits: readonly Wait[]): boolean =>
  waits.some(({ to, on }) => to === null && on !== 'solved')
