/**
 * The library door: every pure function that decides a date, an amount or a chance. docs/engine.md shows
 * each with an example.
 */
export { Temporal } from 'temporal-polyfill'
// Calendars and clocks
export {
  type BusinessCalendar,
  businessCalendar,
  type CalendarSpec,
  type ClassPiece,
  type DayClass,
  type DayPiece,
  type OpenHours,
  type Pause,
} from '#kernel/business-calendar.ts'
export type { Weekday } from '#kernel/days.ts'
// Decisions and sentences
export { type Decision, no, orRefuse, Refused, yes } from '#kernel/decision.ts'
// Periods and proration
export {
  addMonths,
  billingPeriods,
  type DateLike,
  type DateLikePeriod,
  type DatePeriod,
  firstBillingDate,
  inNoticeWindow,
  type Minor,
  nextBillingDate,
  type PeriodRule,
  type PlainDate,
  periodBilledOn,
  periodByIndex,
  periodIndex,
  prorate,
  renewThrough,
  serviceFraction,
  taxOn,
  wholePeriodsInAdvance,
} from '#kernel/door.ts'
export type { InstantLike } from '#kernel/instants.ts'
// Money, minutes and invoice totals
export {
  type DocumentAmount,
  type InvoiceDocument,
  type InvoiceLine,
  type InvoiceTotals,
  invoiceTotals,
  type Taxed,
  type TaxRow,
} from '#kernel/invoice-totals.ts'
export { parseMinutes, printMinutes, roundUp } from '#kernel/minutes.ts'
export {
  type Currency,
  decimalsOf,
  type Money,
  parseAmount,
  partOf,
  printAmount,
  shareOut,
} from '#kernel/money.ts'
export type { Anchor, Timing } from '#kernel/periods.ts'
export { calendarWeekShare, type DayCount, type Fraction } from '#kernel/proration.ts'
export { sentence } from '#kernel/sentences.ts'

// Rating

// Revenue
export {
  type MrrMovement,
  type MrrReport,
  mrrMovements,
  type RecurringLine,
} from './domain/9-revenue/rules/mrr-door.ts'
export type { MovementKind } from './domain/9-revenue/rules/mrr-movements.ts'

// The actuary
