import type { Priority } from '#agreements/rules'
import type { Instant } from '#kernel/instants.ts'
import {
  type EventKind,
  type Impact,
  isWaiting,
  standingEvents,
  type TicketEvent,
  type Urgency,
  waitsOf,
} from '../../promises/rules.ts'

export const statuses = ['new', 'open', 'waiting', 'solved', 'closed', 'cancelled', 'merged'] as const
export type TicketStatus = (typeof statuses)[number]
const openStatuses = ['new', 'open', 'waiting'] as const satisfies readonly TicketStatus[]
export const isOpen = (status: TicketStatus): boolean => openStatuses.some((open) => open === status)

/** What of a ticket's row follows from its events. */
export type TicketState = {
  status: TicketStatus
  assigneeId: string | null
  priority: Priority
  impact: Impact
  urgency: Urgency
  emergency: boolean
  /** When it left the desk. */
  closedAt: Instant | null
  mergedIntoId: string | null
}

/**
 * The ticket after its events, the same whenever it is asked: so that an event can be undone by striking it
 * out. `before` is what holds where no event says anything.
 */
export function ticketState(before: TicketState, events: readonly TicketEvent[]): TicketState {
  const log = standingEvents(events)
  let state: TicketState = { ...before, status: 'new', assigneeId: null, closedAt: null, mergedIntoId: null }
  for (const event of log) state = after(state, event)
  if (state.status === 'open' && isWaiting(waitsOf(log))) state = { ...state, status: 'waiting' }
  return state
}

function after(state: TicketState, event: TicketEvent): TicketState {
  const next = { ...state, ...said(event) }
  if (handsOn.has(event.kind)) {
    next.status = state.status === 'new' ? 'open' : state.status
    if (event.by === 'person') next.assigneeId = state.assigneeId ?? event.byId
  }
  return withEnding(next, event)
}

/** Working on a ticket opens it, and gives it to whoever does it when it was nobody's. */
const handsOn: ReadonlySet<EventKind> = new Set<EventKind>([
  'taken',
  'called-back',
  'call-attempted',
  'session-started',
  'on-the-way',
  'arrived',
  'access-refused',
  'replied',
  'waiting-on-client',
  'solved',
])

function said({ kind, details, byId }: TicketEvent): Partial<TicketState> {
  const { priority, impact, urgency, emergency } = details
  const facts = Object.fromEntries(
    Object.entries({ priority, impact, urgency, emergency }).filter(([, value]) => value !== undefined),
  )
  if (kind === 'taken') return { ...facts, assigneeId: byId }
  if (kind === 'assigned') return { ...facts, assigneeId: details.assigneeId ?? null }
  if (kind === 'handed-back') return { ...facts, assigneeId: null }
  return facts
}

function withEnding(state: TicketState, { kind, at, details }: TicketEvent): TicketState {
  switch (kind) {
    case 'assigned':
      return { ...state, status: state.status === 'new' ? 'open' : state.status }
    case 'solved':
      return { ...state, status: 'solved', closedAt: at }
    case 'closed':
      return { ...state, status: 'closed', closedAt: state.closedAt ?? at }
    case 'cancelled':
      return { ...state, status: 'cancelled', closedAt: at }
    case 'merged':
      return { ...state, status: 'merged', closedAt: at, mergedIntoId: details.otherId ?? null }
    case 'reopened':
      return { ...state, status: 'open', closedAt: null, mergedIntoId: null }
    default:
      return state
  }
}
