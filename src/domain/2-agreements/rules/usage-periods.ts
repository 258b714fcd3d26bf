import { addDays, type Day, type DayNumber } from '#kernel/days.ts'
import { billingPeriods, type Period } from '#kernel/periods.ts'
import type { UsagePeriod } from './billing-rule.ts'
import { dayOf, numberOfDay } from './remembered-days.ts'

/** Usage periods by day, cut once and looked up from then on. */
export type UsagePeriods = (day: DayNumber) => Period

const MOST_REMEMBERED = 500
const known = new Map<string, UsagePeriods>()
const AHEAD_DAYS = 800

/** Usage under no agreement, and before an agreement begins, goes by calendar months. */
const calendarMonths: UsagePeriod & { start: Day } = {
  start: '1900-01-01',
  intervalMonths: 1,
  anchor: 'first',
}

export function usagePeriods(rule: UsagePeriod & { start: Day } = calendarMonths): UsagePeriods {
  const name = `${rule.start} ${rule.intervalMonths} ${rule.anchor}`
  const before = known.get(name)
  if (before) return before
  const periods = cutPeriods(rule)
  if (known.size >= MOST_REMEMBERED) known.clear()
  known.set(name, periods)
  return periods
}

function cutPeriods(rule: UsagePeriod & { start: Day }): UsagePeriods {
  const start = numberOfDay(rule.start)
  let periods: Period[] = []
  let starts: DayNumber[] = []

  function reach(day: DayNumber) {
    const cut = billingPeriods(rule, addDays(dayOf(day), AHEAD_DAYS))
    periods = cut.map(({ from, toExclusive }, index) => periods[index] ?? { from, toExclusive })
    starts = periods.map(({ from }) => numberOfDay(from))
  }

  return (day) => {
    if (day < start && rule !== calendarMonths) return usagePeriods()(day)
    if (day >= (starts.at(-1) ?? start)) reach(day)
    return periods[lastAtOrBefore(starts, day)] as Period
  }
}

/** The index of the last start on or before the day; the first start is. */
function lastAtOrBefore(starts: readonly DayNumber[], day: DayNumber): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= day) low = middle
    else high = middle - 1
  }
  return low
}
