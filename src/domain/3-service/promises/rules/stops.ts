import type { Channel } from '#agreements/rules'
import type { Instant } from '#kernel/instants.ts'
import type { TicketEvent } from './ticket-log.ts'

/**
 * When the promise's work was done, or undefined. A response counts from wherever it stands in the log;
 * a resolve promise made by a late reopening asks only for what came after.
 */
export function stopOf(
  channel: Channel,
  log: readonly TicketEvent[],
  startsAt: Instant,
): Instant | undefined {
  if (channel === 'resolve') return solvedAt(log.filter(({ at }) => at >= startsAt))
  const at = stops[channel](log)
  return at !== undefined && at < startsAt ? startsAt : at
}

const stops: Record<Exclude<Channel, 'resolve'>, (log: readonly TicketEvent[]) => Instant | undefined> = {
  phone: spokenAt,
  remote: (log) => firstAt(log, ({ kind }) => kind === 'session-started'),
  'on-site': (log) => firstAt(log, ({ kind }) => kind === 'arrived'),
  reply: (log) => firstAt(log, isPublicReply),
}

/** Answered in person, called back, or called twice in vain with a message left. */
function spokenAt(log: readonly TicketEvent[]): Instant | undefined {
  let attempts = 0
  let messaged = false
  for (const event of log) {
    const { kind, details, at } = event
    if (kind === 'called-back' || (kind === 'reported' && details.answered)) return at
    if (kind === 'call-attempted') attempts += 1
    if (attempts > 0 && (details.leftMessage || isPublicReply(event))) messaged = true
    if (attempts >= 2 && messaged) return at
  }
  return undefined
}

/** Words by one of our people that the client reads; notes have no message, machines are no person. */
const isPublicReply = ({ by, details, kind }: TicketEvent) =>
  by === 'person' &&
  details.messaged === true &&
  !details.automatic &&
  kind !== 'client-replied' &&
  kind !== 'reported'

/** The solution that held: one reopened soon enough was none. After a late reopening another promise counts. */
function solvedAt(log: readonly TicketEvent[]): Instant | undefined {
  let solved: Instant | undefined
  for (const { kind, at, details } of log) {
    if (kind === 'solved' || kind === 'closed') solved ??= at
    if (kind !== 'reopened') continue
    if (!details.continues && solved) return solved
    solved = undefined
  }
  return solved
}

const firstAt = (log: readonly TicketEvent[], isStop: (event: TicketEvent) => boolean) => log.find(isStop)?.at
