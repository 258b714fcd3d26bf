import type { DayClass } from '#kernel/business-calendar.ts'
import type { Day } from '#kernel/days.ts'
import type { Instant } from '#kernel/instants.ts'
import type { Currency } from '#kernel/money.ts'
import type { AllowanceUnit, Lot, LotEntry } from './lots.ts'

/** What `rate` answers: every minute in exactly one piece, and what follows from them. */
export type RatedResult = {
  /** In the order in which they were drawn: work date, start, id. */
  pieces: RatedPiece[]
  /** The lots given, with these pieces' draws in their ledgers. */
  lots: RatedLot[]
  /** Ledger rows that the run records when it closes the period. */
  draws: (LotEntry & { lotId: string })[]
  /** Closed periods: what changed in money since it was issued. */
  adjustments: Adjustment[]
  topUps: TopUp[]
  /** Sums of the open pieces (closed ones are issued) by currency. */
  totals: Record<Currency, RatedTotals>
}

/**
 * Minutes of one entry that share a class, a period, a version, a lot and an outcome. All facts of the trace
 * are in it, so a stored piece explains itself. Always:
 * listMinor = billedMinor + coveredMinor + heldMinor + excludedMinor
 *           + waivedMinor + rateSavingMinor + discountMinor + givenAwayMinor.
 */
export type RatedPiece = {
  /** The entry's id and the number of the piece within it. */
  id: string
  entryId: string
  kind: 'work' | 'travel'
  clientId: string
  ticketId: string | null
  agreementId: string | null
  /** What led to the agreement. */
  foundBy: FoundBy
  /** The agreement whose exclusion sent the work here. */
  excludedFrom: { agreementId: string; exclusion: string } | null
  workedOn: Day
  from: Instant | null
  to: Instant | null
  period: { from: Day; toExclusive: Day }
  class: DayClass
  emergency: boolean
  role: string | null
  workType: string | null
  category: string | null
  actualMinutes: number
  billableMinutes: number
  outcome: Outcome
  /** Why it is held, excluded or given away; of billed emergencies, that the client's yes is still due. */
  reason: HeldReason | 'no-fallback' | 'confirm-after' | ChargeReason | null
  /** What covers it. */
  lineKey: string | null
  coveredBy: 'unlimited' | 'lot' | 'tolerance' | null
  lotId: string | null
  drawnUnits: number
  unit: AllowanceUnit | null
  burnBp: number
  /** Covered by its line, had the allowance lasted. */
  overage: boolean
  borrowed: boolean
  currency: Currency
  /** The list in force on the work date. */
  listRateMinor: number
  listMultiplierBp: number
  rateMinor: number
  rateFrom: RateSource
  multiplierBp: number
  multiplierFrom: Premium | null
  waived: readonly Premium[]
  discountBp: number
  /** The hourly price charged, in millionths of the major unit: 115.00 is 115,000,000. */
  hourlyMicro: number
  listMinor: number
  billedMinor: number
  coveredMinor: number
  heldMinor: number
  excludedMinor: number
  waivedMinor: number
  rateSavingMinor: number
  discountMinor: number
  givenAwayMinor: number
  tests: readonly CoverageTest[]
  /** In a period that is issued: shown for the record, its money stands in `adjustments`. */
  closed: boolean
  /** Travel by zone or distance, which has no minutes. */
  travel: { kind: 'flat' | 'distance'; zone: string | null; metres: number; sharedBy: number } | null
}

/** `asked`: nothing was found, somebody asks what work would cost under it. */
export type FoundBy = 'entry' | 'ticket' | 'asset' | 'site' | 'client' | 'remembered' | 'asked' | 'none'
export type Outcome = 'covered' | 'billed' | 'given-away' | 'held' | 'excluded'
export type HeldReason =
  | 'undecided-agreement'
  | 'unknown-agreement'
  | 'too-large'
  | 'overage'
  | 'unapproved'
  | 'no-rate'
  | 'impossible-time'
export type ChargeReason = 'no-charge' | 'internal' | 'set-by-hand'
export type RateSource =
  | 'entry'
  | 'ticket'
  | 'agreement-work-type'
  | 'agreement-role'
  | 'agreement-default'
  | 'client'
  | 'firm-role'
  | 'firm-work-type'
  | 'firm-default'
  | 'overage'
  | 'travel'
  | 'none'
export type Premium = 'evening' | 'weekend' | 'holiday' | 'emergency' | 'work-type'

/** One question of coverage, asked of one line. The first that fails is what a person is told. */
export type CoverageTest = { lineKey: string | null; test: TestName; passed: boolean; detail?: string }
export type TestName =
  | 'agreement-active'
  | 'site-in-scope'
  | 'category-covered'
  | 'role-covered'
  | 'work-type-covered'
  | 'window-covered'
  | 'channel-covered'
  | 'emergency-covered'
  | 'size'
  | 'not-excluded'
  | 'allowance-left'

export type RatedLot = Lot & {
  ledger: readonly LotEntry[]
  /** granted + ledger; what can still be drawn while it is usable. */
  balance: number
  /** What rolled over its cap, or was left on its last day, as far as the last day worked or closed. */
  lapses: { on: Day; units: number }[]
}

/** A change of money in a closed period: billed (or credited) on the next invoice, nothing issued is touched. */
export type Adjustment = {
  entryId: string
  clientId: string
  agreementId: string | null
  currency: Currency
  workedOn: Day
  period: { from: Day; toExclusive: Day }
  /** A late entry, or one that changed because of a late entry or of corrected terms. */
  cause: 'late-entry' | 'changed'
  issuedMinutes: number
  ratedMinutes: number
  issuedMinor: number
  ratedMinor: number
  differenceMinor: number
}

/** What earlier invoices made of an entry: all of them added up. */
export type Issued = { entryId: string; billedMinutes: number; billedMinor: number }

export type TopUp = {
  agreementId: string
  lineKey: string
  on: Day
  kind: 'auto' | 'offer'
  balance: number
  /** The block bought by itself. */
  lotId: string | null
}

export type RatedTotals = {
  actualMinutes: number
  coveredMinutes: number
  billedMinutes: number
  givenAwayMinutes: number
  heldMinutes: number
  excludedMinutes: number
  listMinor: number
  billedMinor: number
  coveredMinor: number
  heldMinor: number
  excludedMinor: number
  waivedMinor: number
  rateSavingMinor: number
  discountMinor: number
  givenAwayMinor: number
}
