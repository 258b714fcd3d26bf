import { Temporal } from 'temporal-polyfill'
import * as days from './days.ts'
import { divideHalfAway, wholeNumber } from './decimal.ts'
import { taxOf } from './invoice-totals.ts'
import * as periods from './periods.ts'
import * as proration from './proration.ts'
import * as terms from './terms.ts'

/**
 * The functions of days, periods and proration as other programs call them: dates come as text or from any
 * Temporal and leave as `Temporal.PlainDate`, amounts in minor units leave as bigint. What isn't a date, or
 * a month count that isn't whole and positive, throws a RangeError that names it. Inside the house the same
 * functions are called on day texts.
 */
export type DateLike = string | { readonly year: number; readonly month: number; readonly day: number }
export type Minor = number | bigint
export type PlainDate = Temporal.PlainDate
export type DatePeriod = { from: PlainDate; toExclusive: PlainDate }
export type DateLikePeriod = { from: DateLike; toExclusive: DateLike }
export type PeriodRule = {
  start: DateLike
  intervalMonths: number
  anchor: periods.Anchor
  endExclusive?: DateLike
}

/** The day of a date text, or of any Temporal that has one; of another calendar it is the ISO day. */
export function dayOf(date: DateLike): days.Day {
  const day = typeof date === 'string' ? date : String(date).slice(0, 10)
  return days.dayOfNumber(days.dayNumber(day))
}

export const dateOf = (day: days.Day): PlainDate => Temporal.PlainDate.from(day)

/** The same day of another month, clamped to the month's length; count months from the original date, so that nothing drifts. */
export const addMonths = (date: DateLike, months: number): PlainDate =>
  dateOf(days.addMonths(dayOf(date), months))

/** Every piece of the rule that starts on or before `through`, with the whole period it belongs to. */
export function billingPeriods(rule: PeriodRule, through: DateLike) {
  return periods.billingPeriods(ruleOf(rule), dayOf(through)).map((piece) => ({
    ...dated(piece),
    whole: dated(piece.whole),
    full: piece.full,
  }))
}

/** The first beginning of a billing period on or after the start. */
export const firstBillingDate = (rule: Omit<PeriodRule, 'endExclusive'>): PlainDate =>
  dateOf(periods.firstBillingDate(ruleOf(rule)))

/** How many whole periods are billed by `through` when each is billed on its first day. */
export const wholePeriodsInAdvance = (rule: PeriodRule, through: DateLike): number =>
  periods.wholePeriodsInAdvance(ruleOf(rule), dayOf(through))

/** The period with this index, 0 being the one that begins on the start. */
export const periodByIndex = (rule: { start: DateLike; intervalMonths: number }, index: number): DatePeriod =>
  dated(periods.periodByIndex({ ...rule, start: dayOf(rule.start) }, index))

/** The index of the period that holds the date; 0 before the start. */
export const periodIndex = (rule: { start: DateLike; intervalMonths: number }, date: DateLike): number =>
  periods.periodIndex({ ...rule, start: dayOf(rule.start) }, dayOf(date))

/** The day on which the period with this index is billed. */
export const nextBillingDate = (
  rule: { start: DateLike; intervalMonths: number; timing: periods.Timing },
  index: number,
): PlainDate => dateOf(periods.nextBillingDate({ ...rule, start: dayOf(rule.start) }, index))

/** The period that a bill made on this date is for: in advance the one that holds the date, in arrears the one before. */
export const periodBilledOn = (
  rule: {
    anchor: DateLike
    intervalMonths: number
    billing: 'anniversary' | 'calendar'
    timing: periods.Timing
  },
  date: DateLike,
): DatePeriod => dated(periods.periodBilledOn({ ...rule, anchor: dayOf(rule.anchor) }, dayOf(date)))

/** How much of the whole period the service takes, as an exact fraction; service outside the period doesn't count. */
export const serviceFraction = (
  period: DateLikePeriod,
  service: DateLikePeriod,
  dayCount?: proration.DayCount,
): proration.Fraction => proration.serviceFraction(periodOf(period), periodOf(service), dayCount)

/** amountMinor × days ÷ days of the whole period, rounded once, half away from zero. */
export function prorate(
  amountMinor: Minor,
  period: DateLikePeriod,
  service: DateLikePeriod,
  dayCount?: proration.DayCount,
): bigint {
  const { days: served, of } = serviceFraction(period, service, dayCount)
  return divideHalfAway(BigInt(amountMinor) * BigInt(served), BigInt(of))
}

/** Whether today lies in the last `noticeDays` days before the term's end (exclusive). */
export const inNoticeWindow = (term: { today: DateLike; termEnd: DateLike; noticeDays: number }): boolean =>
  terms.inNoticeWindow({ ...term, today: dayOf(term.today), termEnd: dayOf(term.termEnd) })

/** Renews by whole terms until the period that is due begins before the term's end (exclusive). */
export function renewThrough(term: { termEnd: DateLike; termMonths: number }, duePeriodStart: DateLike) {
  const renewal = terms.renewThrough({ ...term, termEnd: dayOf(term.termEnd) }, dayOf(duePeriodStart))
  return { termEnd: dateOf(renewal.termEnd), renewed: renewal.renewed }
}

/** netMinor × percent ÷ 100 ('23', '8.875'), half away from zero to the minor unit. */
export const taxOn = (netMinor: Minor, percent: string): bigint =>
  taxOf(wholeNumber(netMinor), percent).digits

const ruleOf = (rule: PeriodRule): periods.PeriodRule => ({
  ...rule,
  start: dayOf(rule.start),
  endExclusive: rule.endExclusive === undefined ? undefined : dayOf(rule.endExclusive),
})

const periodOf = (period: DateLikePeriod): periods.Period => ({
  from: dayOf(period.from),
  toExclusive: dayOf(period.toExclusive),
})

const dated = (period: periods.Period): DatePeriod => ({
  from: dateOf(period.from),
  toExclusive: dateOf(period.toExclusive),
})
