import type { Channel, Priority } from '#agreements/rules'
import type { Instant } from '#kernel/instants.ts'

/** What one tap records. */
export const tapKinds = [
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
  'replied',
  'waiting-on-client',
  'client-replied',
  'solved',
  'reopened',
  'cancelled',
] as const

/** What can happen to a ticket. A clock is computed from these and its promise, and from nothing else. */
export const eventKinds = [
  'reported',
  ...tapKinds,
  'appointment',
  'priority-changed',
  'promise-set',
  'breach-reason',
  'closed',
  'merged',
  'absorbed',
  'undone',
] as const
export type EventKind = (typeof eventKinds)[number]

export type TicketEvent = {
  id: string
  kind: EventKind
  /** When it happened; what is typed later stands where it happened. */
  at: Instant
  by: 'person' | 'contact' | 'system'
  byId: string | null
  details: EventDetails
}

/** What an event says beyond its kind; each field names the kinds that carry it. */
export type EventDetails = {
  /** reported: a person answered the call. */
  answered?: boolean
  /** Words to or from the client went with it, kept as its message. */
  messaged?: boolean
  /** client-replied: written by a machine, such as an out-of-office mail. */
  automatic?: boolean
  /** call-attempted: words were left on the machine. */
  leftMessage?: boolean
  /** needed, appointment: which promise it is about. */
  channel?: Channel
  /** needed: whether the channel was chosen. */
  needed?: boolean
  /** appointment: what takes the place of the due time, and what shows that the client wished it. */
  dueAt?: Instant
  proof?: string
  /** breach-reason */
  promiseId?: string
  /** breach-reason, priority-changed, closed, cancelled, handed-back, reopened, promise-set */
  reason?: string
  /** reopened: soon enough to go on with the old resolve clock. */
  continues?: boolean
  /** undone: the event that is taken back. */
  eventId?: string
  /** taken, assigned */
  assigneeId?: string
  /** reported, priority-changed, closed */
  priority?: Priority
  impact?: Impact
  urgency?: Urgency
  emergency?: boolean
  categoryKey?: string
  /** merged: into which; absorbed: which one. */
  otherId?: string
  otherNumber?: number
  /** on-the-way: how long it will take. */
  minutes?: number
  /** Typed later than it happened, by whom: who set the time. */
  setBy?: string
}
export type Impact = 'one' | 'some' | 'all'
export type Urgency = 'now' | 'soon' | 'whenever'

/** The events that stand, in the order in which they happened: what was undone is gone, and so is the undoing. */
export function standingEvents(events: readonly TicketEvent[]): TicketEvent[] {
  const gone = new Set<string | undefined>(
    events.filter(({ kind }) => kind === 'undone').map(({ details }) => details.eventId),
  )
  return events.filter(({ id, kind }) => kind !== 'undone' && !gone.has(id)).sort(byHappening)
}

/** Of two at the same instant the one recorded first comes first: ids are given in order of making. */
const byHappening = (a: TicketEvent, b: TicketEvent) =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
