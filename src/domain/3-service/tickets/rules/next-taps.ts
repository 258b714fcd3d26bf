import type { Channel } from '#agreements/rules'
import type { EventKind } from '../../promises/rules.ts'
import { isOpen, type TicketStatus } from './ticket-state.ts'

/** What the buttons of a ticket are chosen by. */
export type TapFacts = {
  status: TicketStatus
  isMine: boolean
  isNobodys: boolean
  /** Promises that run now, the next due first. */
  running: readonly Channel[]
  /** Whether somebody is there, or connected. */
  isOnSite: boolean
  isConnected: boolean
  isOnTheWay: boolean
  hasSpoken: boolean
}

/** One-tap events by how likely they come next: the first is the primary button, the rest stand in pairs. */
export function nextTaps(facts: TapFacts): EventKind[] {
  if (facts.status === 'solved') return ['closed', 'reopened']
  if (!isOpen(facts.status)) return facts.status === 'merged' ? [] : ['reopened']
  const taps: EventKind[] = []
  if (facts.isOnSite) taps.push('left', 'solved')
  else if (facts.isOnTheWay) taps.push('arrived', 'access-refused', 'handed-back')
  if (facts.isConnected) taps.push('session-ended', 'solved')
  const [due] = facts.running
  if (due && taps.length === 0) taps.push(tapFor[due])
  if (facts.isNobodys) taps.push('taken')
  if (!facts.hasSpoken) taps.push('called-back', 'call-attempted')
  if (!facts.isConnected) taps.push('session-started')
  if (!facts.isOnSite && !facts.isOnTheWay) taps.push('on-the-way', 'arrived')
  taps.push('solved')
  return [...new Set(taps)]
}

const tapFor: Record<Channel, EventKind> = {
  phone: 'called-back',
  reply: 'replied',
  remote: 'session-started',
  'on-site': 'on-the-way',
  resolve: 'solved',
}
