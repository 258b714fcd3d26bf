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

// Rating
export {
  type Adjustment,
  type AgreementRates,
  type AgreementStanding,
  type AgreementTerms,
  type Allowance,
  type AllowanceUnit,
  type Amendment,
  type AmendmentChange,
  type AmendmentReason,
  type ApprovalRule,
  amend,
  type Benefit,
  type BilledFee,
  type BilledThrough,
  type BillingRule,
  type BlockLine,
  type Burn,
  type ClientRates,
  type CountFact,
  type Coverage,
  type CoverageTest,
  changesBetween,
  type Draw,
  type DrawDown,
  deferredOn,
  drawDown,
  type EarlyFee,
  type EndingRule,
  type Escalator,
  type Exclusion,
  earlyFee,
  explain,
  type FeeDue,
  type FixedFeeLine,
  feeOnInvoice,
  feesDue,
  grantsFor,
  type IndexValue,
  type Issued,
  issuedBy,
  type Line,
  type Lot,
  type LotEntry,
  type LotSettlement,
  lotBalance,
  type MonthlyRecurring,
  monthlyRecurring,
  monthlyRecurringMinor,
  type Names,
  type Obligation,
  type OneTimeLine,
  type OnInvoice,
  type OverageRule,
  type PriceRise,
  pieceOnInvoice,
  type Quantity,
  type RateCard,
  type RatedLot,
  type RatedPiece,
  type RatedResult,
  type RatedTotals,
  type RateInput,
  type RateList,
  type Recognition,
  type RecurringItemLine,
  type RenewalRule,
  type ResponsePromise as AgreementPromise,
  type RetainerLine,
  type RolloverRule,
  type RoundingPiece,
  type RoundingRule,
  rate,
  recognitionOf,
  riseBp,
  roundMinutes,
  type Suspension,
  settleLot,
  stateOn,
  type Terms,
  type TermsVersion,
  type TimeEntry,
  type TopUp,
  type TravelRule,
  type Visit,
  type WorkFilter,
} from '#agreements/rules'
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

// Revenue

// The actuary: hours of a year, credibility, blocks
export type {
  Aggregate,
  Method as AggregateMethod,
  SelfCheck,
} from '#actuary/aggregate/reading.ts'
export {
  type SimulatedAggregate,
  type SimulatedLine,
  simulateAggregate,
  simulateYears,
  YEARS_PER_BLOCK,
} from '#actuary/aggregate/simulate.ts'
export { type SumReason, sumAggregates } from '#actuary/aggregate/sum.ts'
export {
  type AggregateLine,
  type AggregateOptions,
  type AggregateReason,
  aggregate,
} from '#actuary/aggregate.ts'
export {
  type BlockSheet,
  blockOf,
  type Exhaustion,
  sizeBlock,
  timeToExhaustion,
} from '#actuary/block.ts'
export {
  buhlmannStraub,
  type Cell as CredibilityCell,
  type ClientCredibility,
  type Credibility,
  type CredibilityInterval,
  credibilityIntervals,
  gammaPoissonPredictive,
  type Predictive,
} from '#actuary/credibility.ts'
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
// The actuary: shapes of counts and hours
export { type DiscretiseMethod, discretise, type Grid } from '#actuary/discretise.ts'
export { beta } from '#actuary/distributions/beta.ts'
export { binomial } from '#actuary/distributions/binomial.ts'
export type { ContinuousDistribution, DiscreteDistribution } from '#actuary/distributions/distribution.ts'
export { gamma } from '#actuary/distributions/gamma.ts'
export { geometric } from '#actuary/distributions/geometric.ts'
export { logarithmic } from '#actuary/distributions/logarithmic.ts'
export { lognormal } from '#actuary/distributions/lognormal.ts'
export { negativeBinomial } from '#actuary/distributions/negative-binomial.ts'
export { normal } from '#actuary/distributions/normal.ts'
export { pareto } from '#actuary/distributions/pareto.ts'
export { poisson } from '#actuary/distributions/poisson.ts'
export { weibull } from '#actuary/distributions/weibull.ts'
export { type Counts, fitNegBin, type NegBinFit } from '#actuary/fits/negative-binomial.ts'
export {
  fitSeverity,
  type SeverityFamily,
  type SeverityFit,
  type SeverityFits,
} from '#actuary/fits/severity.ts'
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
export { type Frequency, frequencyLaw } from '#actuary/frequency.ts'
export { type NegativeBinomial, negBin } from '#actuary/negative-binomial.ts'
// The actuary: prices
export {
  type Fee,
  type FeeCosts,
  type FeeOutlook,
  type FeeSheet,
  type Loadings,
  type Principle,
  priceFixedFee,
  usualLoadings,
} from '#actuary/premium.ts'
export { priceSentences } from '#actuary/price-sentences.ts'
export type { ClientModel } from '#actuary/price-sheet/client-model.ts'
export type { OwnExperience } from '#actuary/price-sheet/experience.ts'
export {
  assumedPriors,
  fourCells,
  priorFromBook,
  type RatePrior,
  type WorkCell,
} from '#actuary/price-sheet/priors.ts'
export {
  type ClientRisk,
  clientRisk,
  type PriceSheet,
  type PriceSheetInput,
  type PriceSheetReason,
  priceSheet,
} from '#actuary/price-sheet.ts'
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
export { type RandomSource, randomSource } from '#actuary/random.ts'
export { type OfferRating, type PastMonth, type Rerating, rerate } from '#actuary/rerate.ts'
export {
  type RetainerMonth,
  type RetainerRule,
  type RolloverSheet,
  retainerWithRollover,
} from '#actuary/retainer.ts'
export { type Severity, severityLaw } from '#actuary/severity.ts'
export { digamma, lbeta, lgamma, trigamma } from '#actuary/special.ts'
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
