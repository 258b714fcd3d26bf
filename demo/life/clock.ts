import { businessCalendar } from '#kernel/business-calendar.ts'
import { type Day, dayNumber } from '#kernel/days.ts'
import { orRefuse } from '#kernel/decision.ts'
import { DAY_MS } from '#kernel/instants.ts'
import { zoneOf } from '#kernel/zone.ts'
import { hours, northlight } from '../cast/firm.ts'

/** Northlight's opening hours, and its wall clock. */
export const open = orRefuse(businessCalendar(hours))
const zone = orRefuse(zoneOf(northlight.zone))

export const MINUTE = 60_000
export const DAY = 86_400_000

/** The instant at which the clock in Port Ennet shows so many minutes past midnight of a day. */
export const wallAt = (day: Day, minute: number): number =>
  zone.firstMs(dayNumber(day) * DAY_MS + minute * MINUTE)

/** '10:15' on a day, as an instant. */
export function atClock(day: Day, clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return wallAt(day, hour * 60 + minute)
}

export const isOpenAt = (at: number): boolean => open.firstWorkingMs(at) === at
