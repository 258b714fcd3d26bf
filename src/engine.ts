/**
 * The library door: every pure function that decides a date, an amount or a chance. docs/engine.md shows
 * each with an example.
 */

export { Temporal } from 'temporal-polyfill'
export { type Decision, no, orRefuse, Refused, yes } from '#kernel/decision.ts'
export { sentence } from '#kernel/sentences.ts'

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
export type { InstantLike } from '#kernel/instants.ts'

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
export type { Anchor, Timing } from '#kernel/periods.ts'
export { calendarWeekShare, type DayCount, type Fraction } from '#kernel/proration.ts'

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

// Rating

// Revenue

// The actuary
// The actuary: the desk and its promises
export {
  type ArrivalModel,
  type ArrivalProfile,
  arrivalProfile,
  type ChanceKept,
  canPromise,
  type Desk,
  type DeskReport,
  joinDeskReports,
  judgePromises,
  type PromiseCheck,
  type PromiseQuestion,
  type PromiseRuns,
  type PromiseVerdict,
  type QueueRun,
  type ResponsePromise,
  runPromises,
  runQueue,
  simulateDesk,
  type Technician,
  type TicketClass,
  type TracedTicket,
  type UsualProfile,
} from '#actuary/desk.ts'
// The actuary: revenue and hiring ahead
export {
  type CapacityPlan,
  type HiringPlan,
  hiringNeed,
  joinRevenueFans,
  type MonthlyDemand,
  type RecurringAgreement,
  type RecurringBook,
  type Renewal,
  type RenewalRevenue,
  type RevenueFan,
  renewalRevenue,
  revenueFan,
} from '#actuary/forecast.ts'
// The actuary: waiting
export {
  allenCunneenFactor,
  erlangB,
  erlangC,
  type MmcWait,
  mg1Wait,
  mmc,
  type PriorityQueue,
  type PriorityWaits,
  priorityTail,
  priorityWaits,
} from '#actuary/queues.ts'
// The actuary: staying
export {
  betaBinomialChurn,
  type ChurnForecast,
  fitSbg,
  type KaplanMeier,
  kaplanMeier,
  projectSbg,
  type SbgProjection,
} from '#actuary/survival.ts'
export {
  type DatedMovement as MrrMovement,
  type DatedMrrReport as MrrReport,
  type DatedRecurringLine as RecurringLine,
  datedMrrMovements as mrrMovements,
  type MovementKind,
} from '#revenue/rules'
