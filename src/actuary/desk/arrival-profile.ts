import { type FigureReason, firstFault, notNegative } from '#actuary/figures.ts'
import { type Day, dayNumber, isDay } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import { DAY_MS, epochMs, type InstantLike } from '#kernel/instants.ts'
import { zoneOf } from '#kernel/zone.ts'

/** When a client asks, as an `ArrivalModel` wants it. */
export type ArrivalProfile = { ticketsPerMonth: number; hourOfWeek: number[]; shockCv: number }

export type ProfileReason =
  | FigureReason
  | 'unknown-timezone'
  | 'not-a-day'
  | 'period-too-short'
  | 'profile-not-a-week'

/** What a client's own hours are mixed with until there are many of them: 168 weights, worth so many tickets. */
export type UsualProfile = { hourOfWeek: readonly number[]; worthTickets: number }

const WEEK = 7

/**
 * Learns when a client asks from the instants of his tickets in [from, toExclusive): the hours of the week, mixed with the usual ones of
 * the book, and the shock that tickets of one day share. Shock by moments: of the days of one weekday, variance = mean + cv²·mean²; a
 * variance below the mean gives 0.
 *
 * @param tickets instants of report; those outside the period are left out
 * @returns refuses a period under four weeks, in which no weekday can be told from another
 */
export function arrivalProfile(
  tickets: readonly InstantLike[],
  period: { timezone: string; from: Day; toExclusive: Day },
  usual: UsualProfile,
): Decision<ArrivalProfile, ProfileReason> {
  const zone = zoneOf(period.timezone)
  if (!zone.yes) return zone
  for (const day of [period.from, period.toExclusive])
    if (!isDay(day)) return no('not-a-day', { field: 'period', given: day })
  if (usual.hourOfWeek.length !== 24 * WEEK)
    return no('profile-not-a-week', { hours: usual.hourOfWeek.length })
  const fault =
    firstFault('usual hour of week', usual.hourOfWeek, notNegative) ??
    notNegative('worth', usual.worthTickets)
  if (fault !== undefined) return fault
  const first = dayNumber(period.from)
  const days = dayNumber(period.toExclusive) - first
  if (days < 4 * WEEK) return no('period-too-short', { days, least: 4 * WEEK })

  const byDay = new Float64Array(days)
  const byHour = new Float64Array(24 * WEEK)
  let counted = 0
  for (const ticket of tickets) {
    const wall = zone.value.wallMs(epochMs(ticket))
    const day = Math.floor(wall / DAY_MS) - first
    if (day < 0 || day >= days) continue
    counted += 1
    byDay[day] = (byDay[day] ?? 0) + 1
    const hour = weekdayOf(first + day) * 24 + Math.floor((wall % DAY_MS) / 3_600_000)
    byHour[hour] = (byHour[hour] ?? 0) + 1
  }
  const weight = usual.hourOfWeek.reduce((sum, each) => sum + each, 0)
  const share = weight === 0 ? 0 : usual.worthTickets / weight
  return yes({
    ticketsPerMonth: (counted / days) * (365.25 / 12),
    hourOfWeek: Array.from(byHour, (each, hour) => each + share * (usual.hourOfWeek[hour] ?? 0)),
    shockCv: Math.sqrt(Math.max(0, squaredShock(byDay, first))),
  })
}

/** cv² over the weekdays; the mean's own error is taken off, so that short periods don't look calmer than they are. */
function squaredShock(byDay: Float64Array, first: number): number {
  let excess = 0
  let squares = 0
  for (let weekday = 0; weekday < WEEK; weekday += 1) {
    const counts = byDay.filter((_, day) => weekdayOf(first + day) === weekday)
    const mean = counts.reduce((sum, each) => sum + each, 0) / counts.length
    const variance = counts.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (counts.length - 1)
    excess += counts.length * (variance - mean)
    squares += counts.length * (mean * mean - variance / counts.length)
  }
  return squares > 0 ? excess / squares : 0
}

/** 0 = Monday; 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => (((day + 3) % WEEK) + WEEK) % WEEK
