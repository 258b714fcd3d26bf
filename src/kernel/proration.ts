import {
  addMonths,
  type Day,
  dayNumber,
  dayOfMonth,
  earlierDay,
  laterDay,
  monthNumber,
  type Weekday,
  weekday,
  weekdays,
} from './days.ts'
import type { InstantLike } from './instants.ts'
import { partOf } from './money.ts'
import type { Period } from './periods.ts'
import { dayAt } from './zone.ts'

/** Actual days, or 30/360: every month has 30 days and the 31st counts as the 30th. */
export type DayCount = 'actual' | '30/360'

/** A share of a period as an exact fraction. */
export type Fraction = { days: number; of: number }

/** How much of the whole period the service takes: its days inside the period, of the period's days. */
export function serviceFraction(period: Period, service: Period, dayCount: DayCount = 'actual'): Fraction {
  if (period.toExclusive <= period.from) {
    throw new RangeError(`A period ends after it begins, not ${period.from} to ${period.toExclusive}`)
  }
  const from = laterDay(service.from, period.from)
  const toExclusive = earlierDay(service.toExclusive, period.toExclusive)
  const position = dayCount === 'actual' ? dayNumber : positionIn360(period)
  return {
    days: from < toExclusive ? position(toExclusive) - position(from) : 0,
    of: position(period.toExclusive) - position(period.from),
  }
}

/** The period's amount for the service's share of it, rounded once, half away from zero, to the minor unit. */
export function prorate(amountMinor: number, period: Period, service: Period, dayCount?: DayCount): number {
  const { days, of } = serviceFraction(period, service, dayCount)
  return partOf(amountMinor, days, of)
}

/** The days left in the first calendar week of a service, its first day included, on the wall calendar of its zone. */
export function calendarWeekShare(start: { startedAt: InstantLike; timezone: string; weekStart?: Weekday }): {
  days: number
  of: 7
} {
  const first = weekdays.indexOf(weekday(dayAt(start.startedAt, start.timezone)))
  const into = (first - weekdays.indexOf(start.weekStart ?? 'mon') + 7) % 7
  return { days: 7 - into, of: 7 }
}

/**
 * Days on a scale of 30-day months. A period of whole months measures 30 days for each, also when one of
 * its ends is clamped: 31 January to 28 February is one month, so that end stands where the other puts it.
 */
function positionIn360(period: Period): (day: Day) => number {
  const months = monthNumber(period.toExclusive) - monthNumber(period.from)
  if (addMonths(period.from, months) === period.toExclusive) {
    const end = in360(period.from) + 30 * months
    return (day) => (day === period.toExclusive ? end : in360(day))
  }
  if (addMonths(period.toExclusive, -months) === period.from) {
    const start = in360(period.toExclusive) - 30 * months
    return (day) => (day === period.from ? start : in360(day))
  }
  return in360
}

const in360 = (day: Day) => monthNumber(day) * 30 + Math.min(dayOfMonth(day), 30)
