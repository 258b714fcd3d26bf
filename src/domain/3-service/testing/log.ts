import type { Channel } from '#agreements/rules'
import type { CalendarSpec } from '#kernel/business-calendar.ts'
import { dayNumber } from '#kernel/days.ts'
import { DAY_MS, type Instant, instantOf } from '#kernel/instants.ts'
import { zoneOf } from '#kernel/zone.ts'
import type { EventDetails, EventKind, TicketEvent, TicketPromise } from '../promises/rules.ts'

const day = [['09:00', '17:30']] as const

/** Northlight IT's hours, with the October holiday of 2026 that follows the night in which the clocks go back. */
export const dublin: CalendarSpec = {
  timezone: 'Europe/Dublin',
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: ['2026-10-26', '2026-12-25'],
}

/** What Port Ennet's wall clock shows: wall('2026-11-17 10:15'). */
export function wall(text: string): Instant {
  const zone = zoneOf('Europe/Dublin')
  if (!zone.yes) throw new RangeError('Europe/Dublin is a time zone')
  const [on = '', clock = ''] = text.split(' ')
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return instantOf(zone.value.firstMs(dayNumber(on) * DAY_MS + (hours * 60 + minutes) * 60_000))
}

let made = 0

/** An event on a wall clock in Port Ennet: by our person, unless the kind or `by` says otherwise. */
export function happened(
  at: string,
  kind: EventKind,
  details: EventDetails = {},
  by: TicketEvent['by'] = kind === 'reported' || kind === 'client-replied' ? 'contact' : 'person',
): TicketEvent {
  made += 1
  const byId = by === 'person' ? 'tomasz' : null
  return { id: String(made).padStart(6, '0'), kind, at: wall(at), by, byId, details }
}

export const promised = (
  channel: Channel,
  targetMinutes: number,
  startsAt: string,
  more: Partial<TicketPromise> = {},
): TicketPromise => ({
  id: channel,
  channel,
  priority: 'normal',
  targetMinutes,
  calendar: dublin,
  startsAt: wall(startsAt),
  replacedAt: null,
  ...more,
})
