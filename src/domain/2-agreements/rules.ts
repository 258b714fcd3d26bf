export { issuedBy } from './rules/adjustments.ts'
export { type AgreementFact, factsOfAgreement } from './rules/agreement-facts.ts'
export { type ShownLine, type ShownTerm, shownLines, termOn } from './rules/agreement-standing.ts'
export {
  type AgreementStep,
  agreementStates,
  endedOnOf,
  mayBecome,
  type StateName,
  stateOfSteps,
  suspensionsOf,
} from './rules/agreement-steps.ts'
export {
  type Amendment,
  type AmendmentChange,
  type AmendmentReason,
  amend,
  changesBetween,
} from './rules/amendment.ts'
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
export {
  checkTerms,
  type TermsReason,
  type TermsWarning,
  warningsOf,
  warningText,
} from './rules/check-terms.ts'
export { type CountFact, countOn, quantityOf, quantityOn, type Since } from './rules/counts.ts'
export { type DrawDown, drawDown } from './rules/draw-down.ts'
export { type EarlyFee, earlyFee, type Leaving } from './rules/early-termination.ts'
export { type Earned, earnedBetween } from './rules/earned.ts'
export { entriesUnder } from './rules/entries-under.ts'
export { explain } from './rules/explain.ts'
export type { BilledFee, BilledThrough, FeeDue } from './rules/fee.ts'
export { feesDue, purchase } from './rules/fees-due.ts'
export { blockLot, grantsFor } from './rules/grants.ts'
export { type Finding, type HealthWord, healthFindings } from './rules/health.ts'
export { type LineAllowance, lineAllowance } from './rules/line-allowance.ts'
export { factsOfLine, lineKindNames, lineKinds, rolloverWords } from './rules/line-in-words.ts'
export { endOf, startOf } from './rules/line-spans.ts'
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
export { lotBalance } from './rules/lot-balance.ts'
export type { AllowanceUnit, Draw, Lot, LotEntry } from './rules/lots.ts'
export { lotsOnHand } from './rules/lots-on-hand.ts'
export type { Names } from './rules/names.ts'
export { offboardingSteps } from './rules/offboarding.ts'
export { feeOnInvoice, type OnInvoice, pieceOnInvoice } from './rules/on-invoice.ts'
export {
  type IndexValue,
  isNoticed,
  nextAnniversary,
  noticeDays,
  raisedPrice,
  riseBp,
  risesInForce,
} from './rules/price-rises.ts'
export { type RateInput, rate } from './rules/rate.ts'
export { boughtMinor, monthsStandAlone, type RateAgain, rateAgain } from './rules/rate-again.ts'
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
  ChargeReason,
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
export { deferredOn, type Recognition, recognitionOf } from './rules/recognition.ts'
export {
  type InForce,
  type MonthlyRecurring,
  monthlyRecurring,
  monthlyRecurringMinor,
} from './rules/recurring.ts'
export { type RoundingPiece, roundMinutes } from './rules/round-minutes.ts'
export { agreementsSentences } from './rules/sentences.ts'
export { type LotSettlement, settleLot } from './rules/settle-lot.ts'
export { type StarterPlan, starterPlans } from './rules/starter-plans.ts'
export { type AgreementStanding, stateOn } from './rules/state-on.ts'
export { atTermEnd, type NoticeDays, noticeDaysOf, type TermEnd } from './rules/term-days.ts'
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
export { differenceOf, type TermsChange } from './rules/terms-difference.ts'
export { factOfBenefit, factOfExclusion, factOfObligation, factsOfTerms } from './rules/terms-in-words.ts'
export type { ChargeFlag, ClockTimes, Duration, TimeEntry, Visit } from './rules/time-entry.ts'
export {
  comeAgain,
  type ExpectedWork,
  expectedEntries,
  type ForeseenInvoice,
  type WhatIfInput,
  whatIf,
} from './rules/what-if.ts'
export { minutesWords, percent, type TermFact, type WriteMoney } from './rules/words.ts'
export { allows, picks, type WorkFacts, type WorkFilter } from './rules/work-filter.ts'
