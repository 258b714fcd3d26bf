import { addMonths, type Day, dayInMonth, earlierDay, laterDay, monthNumber } from './days.ts'

/** Days [from, toExclusive). */
export type Period = { from: Day; toExclusive: Day }

/** Where billing periods begin: the start's day, the calendar's months, quarters, halves and years, or a day of the month. */
export type Anchor = 'anniversary' | 'first' | number

export type PeriodRule = { start: Day; intervalMonths: number; anchor: Anchor; endExclusive?: Day }

/** `full` when the piece is the whole period it belongs to; else it is billed by its share of `whole`. */
export type BillingPeriod = Period & { whole: Period; full: boolean }

export type Timing = 'advance' | 'arrears'

/**
 * Every piece of [start, endExclusive) that starts on or before `through`, cut where billing periods begin.
 * Days of the month are clamped to shorter months and never drift: 31 January, 28 February, 31 March.
 */
export function billingPeriods(rule: PeriodRule, through: Day): BillingPeriod[] {
  const boundary = boundariesOf(rule)
  const end = rule.endExclusive
  const pieces: BillingPeriod[] = []
  for (let index = indexAt(boundary, rule, rule.start); ; index += 1) {
    const whole = { from: boundary(index), toExclusive: boundary(index + 1) }
    const from = laterDay(whole.from, rule.start)
    if (from > through || (end !== undefined && from >= end)) return pieces
    const toExclusive = end === undefined ? whole.toExclusive : earlierDay(whole.toExclusive, end)
    const full = from === whole.from && toExclusive === whole.toExclusive
    pieces.push({ from, toExclusive, whole, full })
  }
}

/** The first beginning of a billing period on or after the start. */
export function firstBillingDate(rule: Omit<PeriodRule, 'endExclusive'>): Day {
  const boundary = boundariesOf(rule)
  const index = indexAt(boundary, rule, rule.start)
  return boundary(index) === rule.start ? rule.start : boundary(index + 1)
}

/** How many whole periods are billed by `through` when each is billed on its first day. */
export const wholePeriodsInAdvance = (rule: PeriodRule, through: Day): number =>
  billingPeriods(rule, through).filter((piece) => piece.full).length

/** The period with this index, 0 being the one that begins on the start. */
export function periodByIndex(rule: { start: Day; intervalMonths: number }, index: number): Period {
  const boundary = boundariesOf({ ...rule, anchor: 'anniversary' })
  return { from: boundary(index), toExclusive: boundary(index + 1) }
}

/** The index of the period that holds the date; 0 before the start. */
export function periodIndex(rule: { start: Day; intervalMonths: number }, date: Day): number {
  const boundary = boundariesOf({ ...rule, anchor: 'anniversary' })
  return Math.max(0, indexAt(boundary, rule, date))
}

/** The day on which the period with this index is billed: its first, or in arrears the day after its last. */
export function nextBillingDate(
  rule: { start: Day; intervalMonths: number; timing: Timing },
  index: number,
): Day {
  const period = periodByIndex(rule, index)
  return rule.timing === 'advance' ? period.from : period.toExclusive
}

/**
 * The period that a bill made on this date is for: in advance the one that holds the date, in arrears the
 * one before. `calendar` counts from the first of the month, quarter, half or year, `anniversary` from the anchor.
 */
export function periodBilledOn(
  rule: { anchor: Day; intervalMonths: number; billing: 'anniversary' | 'calendar'; timing: Timing },
  date: Day,
): Period {
  const { anchor: start, intervalMonths } = rule
  const anchor = rule.billing === 'calendar' ? 'first' : 'anniversary'
  const boundary = boundariesOf({ start, intervalMonths, anchor })
  const holding = indexAt(boundary, rule, date)
  const index = rule.timing === 'advance' ? holding : holding - 1
  return { from: boundary(index), toExclusive: boundary(index + 1) }
}

/** First days of billing periods by index; index 0 lies in the start's month or, calendar-aligned, in its quarter, half or year. */
function boundariesOf({ start, intervalMonths, anchor }: Omit<PeriodRule, 'endExclusive'>) {
  if (!Number.isInteger(intervalMonths) || intervalMonths < 1) {
    throw new RangeError(`intervalMonths is a whole number of months from 1, not ${intervalMonths}`)
  }
  if (anchor === 'anniversary') return (index: number) => addMonths(start, index * intervalMonths)
  if (anchor === 'first') {
    const aligned = Math.floor(monthNumber(start) / intervalMonths) * intervalMonths
    return (index: number) => dayInMonth(aligned + index * intervalMonths, 1)
  }
  if (!Number.isInteger(anchor) || anchor < 1 || anchor > 31) {
    throw new RangeError(`An anchor is 'anniversary', 'first' or a day from 1 to 31, not ${anchor}`)
  }
  return (index: number) => dayInMonth(monthNumber(start) + index * intervalMonths, anchor)
}

/** The index of the period that holds the date. */
function indexAt(boundary: (index: number) => Day, rule: { intervalMonths: number }, date: Day): number {
  const months = monthNumber(date) - monthNumber(boundary(0))
  const index = Math.floor(months / rule.intervalMonths)
  return boundary(index) > date ? index - 1 : index
}
