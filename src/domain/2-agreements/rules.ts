export type {
  AfterHoursWaiver,
  Benefit,
  Channel,
  EmergencyWaiver,
  Obligation,
  Priority,
  ResponsePromise,
} from './rules/benefits.ts'
export type { BillingRule, FirstPeriod, UsagePeriod } from './rules/billing-rule.ts'
export type {
  Allowance,
  BlockLine,
  Burn,
  Coverage,
  DiscountedLabourLine,
  FixedFeeLine,
  Line,
  OneTimeLine,
  OverageRule,
  Quantity,
  RecurringItemLine,
  RetainerLine,
  RolloverRule,
  TopUpRule,
} from './rules/lines.ts'
export type { AllowanceUnit, Draw, Lot, LotEntry } from './rules/lots.ts'
export type {
  ApprovalRule,
  ClientRates,
  Distance,
  RateCard,
  RateList,
  RoundingCard,
  RoundingRule,
  TravelRule,
} from './rules/rate-card.ts'
export type {
  Adjustment,
  CoverageTest,
  FoundBy,
  HeldReason,
  Issued,
  Outcome,
  Premium,
  RatedLot,
  RatedPiece,
  RatedResult,
  RatedTotals,
  RateSource,
  TestName,
  TopUp,
} from './rules/rated.ts'
export { agreementsSentences } from './rules/sentences.ts'
export type {
  AgreementRates,
  AgreementTerms,
  EarlyTermination,
  EndingRule,
  Escalator,
  Exclusion,
  Fallback,
  NoticeWindow,
  PriceRise,
  RenewalRule,
  Scope,
  Suspension,
  Terms,
  TermsVersion,
} from './rules/terms.ts'
export type { ChargeFlag, ClockTimes, Duration, TimeEntry, Visit } from './rules/time-entry.ts'
export { allows, picks, type WorkFacts, type WorkFilter } from './rules/work-filter.ts'
