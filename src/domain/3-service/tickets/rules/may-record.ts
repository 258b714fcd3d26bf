import { type Decision, no, yes } from '#kernel/decision.ts'
import { epochMs, type Instant } from '#kernel/instants.ts'
import type { EventKind, TicketEvent } from '../../promises/rules.ts'
import { isOpen, type TicketStatus } from './ticket-state.ts'

type NotNow = 'ticket-over' | 'ticket-open' | 'ticket-merged' | 'time-to-come' | 'before-report'

/** What may still happen once a ticket has left the desk. */
const afterwards: Partial<Record<EventKind, readonly TicketStatus[]>> = {
  closed: ['new', 'open', 'waiting', 'solved'],
  reopened: ['solved', 'closed', 'cancelled'],
  'breach-reason': ['new', 'open', 'waiting', 'solved', 'closed'],
  replied: ['new', 'open', 'waiting', 'solved', 'closed'],
  'client-replied': ['new', 'open', 'waiting', 'solved', 'closed'],
  absorbed: ['new', 'open', 'waiting', 'solved'],
  left: ['new', 'open', 'waiting', 'solved', 'closed'],
  'session-ended': ['new', 'open', 'waiting', 'solved', 'closed'],
}

/** Whether this may happen to a ticket of this status. Screens ask too, to say why a button is off. */
export function mayHappen(status: TicketStatus, kind: EventKind): Decision<true, NotNow> {
  if (status === 'merged') return no('ticket-merged')
  const allowed = afterwards[kind]
  if (allowed ? allowed.includes(status) : isOpen(status)) return yes(true)
  return isOpen(status) ? no('ticket-open') : no('ticket-over', { status })
}

/** Whether it may have happened then: not in time to come, not before the report. */
export function mayHaveHappened(at: Instant, reportedAt: Instant, now: Instant): Decision<true, NotNow> {
  if (at > now) return no('time-to-come', { field: 'at' })
  if (at < reportedAt) return no('before-report', { field: 'at' })
  return yes(true)
}

/** How long a tap can be taken back. */
export const undoSeconds = 10

const undoable: ReadonlySet<EventKind> = new Set<EventKind>([
  'taken',
  'assigned',
  'handed-back',
  'needed',
  'called-back',
  'call-attempted',
  'session-started',
  'session-ended',
  'on-the-way',
  'arrived',
  'left',
  'access-refused',
  'appointment',
  'priority-changed',
  'breach-reason',
  'solved',
])

/** A tap can be taken back by whoever made it, for ten seconds; words that went to the client can't. */
export function mayUndo(
  event: Pick<TicketEvent, 'kind' | 'byId' | 'details'> & { madeAt: Instant },
  personId: string,
  now: Instant,
): Decision<true, 'undo-too-late' | 'undo-of-another' | 'not-undoable'> {
  if (!undoable.has(event.kind) || event.details.messaged) return no('not-undoable')
  if (event.byId !== personId) return no('undo-of-another')
  if (epochMs(now) - epochMs(event.madeAt) > undoSeconds * 1000)
    return no('undo-too-late', { seconds: undoSeconds })
  return yes(true)
}

/** Whether a ticket opened again goes on with its old resolve clock. */
export const continuesClock = (closedAt: Instant, reopenedAt: Instant, reopenHours: number): boolean =>
  epochMs(reopenedAt) - epochMs(closedAt) <= reopenHours * 3_600_000
