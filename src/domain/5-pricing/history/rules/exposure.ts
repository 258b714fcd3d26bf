import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  earlierDay,
  firstOfMonth,
  laterDay,
} from '#kernel/days.ts'

export type CountSince = { count: number; countedOn: Day }
export type MonthExposure = { month: Day; endpointMonths: number; counted: boolean }

/**
 * Endpoints × months of each calendar month in [from, to), by the day: a count holds from its day until the next
 * one's. Days before the first count have no exposure, and their month is said to be uncounted.
 */
export function exposureByMonth(counts: readonly CountSince[], from: Day, toExclusive: Day): MonthExposure[] {
  const months: MonthExposure[] = []
  for (let month = firstOfMonth(from); month < toExclusive; month = addMonths(month, 1)) {
    const next = addMonths(month, 1)
    const days = daysBetween(month, next)
    let endpointDays = 0
    for (const [index, { count, countedOn }] of counts.entries()) {
      const until = counts[index + 1]?.countedOn ?? next
      const begins = laterDay(laterDay(countedOn, month), from)
      const ends = earlierDay(earlierDay(until, next), toExclusive)
      if (begins < ends) endpointDays += count * daysBetween(begins, ends)
    }
    const first = counts[0]?.countedOn
    months.push({
      month,
      endpointMonths: endpointDays / days,
      counted: first !== undefined && first <= laterDay(month, from),
    })
  }
  return months
}

/** The twelve (or so many) whole months before a day: what a price looks back on. */
export const wholeMonthsBefore = (day: Day, months: number) => {
  const toExclusive = firstOfMonth(day)
  return { from: addMonths(toExclusive, -months), toExclusive, through: addDays(toExclusive, -1) }
}
