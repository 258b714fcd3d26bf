import type { CalendarSpec } from '#kernel/business-calendar.ts'
import type { Day } from '#kernel/days.ts'
import type { Currency } from '#kernel/money.ts'
import type { Benefit, Obligation } from './benefits.ts'
import type { BillingRule, UsagePeriod } from './billing-rule.ts'
import type { Line } from './lines.ts'
import type { ApprovalRule, RoundingCard, TravelRule } from './rate-card.ts'
import type { WorkFilter } from './work-filter.ts'

/*
 * What firm and client agreed, as plain JSON. Everything here is read as a value: whoever wants other terms
 * makes new ones. Prices are decimal texts of the major unit with up to six decimals ('38.00'), amounts are
 * minor units (`…Minor`), shares and multipliers are basis points (`…Bp`: 10 % is 1,000, twice is 20,000).
 */

/** One agreement through its life: its versions by the day from which they hold, and what befell it. */
export type AgreementTerms = {
  id: string
  /** AGR-1042, or a name: how people call it. */
  name?: string
  /** The bill-to party. */
  clientId: string
  currency: Currency
  /** In order of `effectiveOn`; the first one's `startsOn` is the first day of the agreement. */
  versions: readonly TermsVersion[]
  suspensions?: readonly Suspension[]
  /** The first day of no agreement, once it has ended or is known to end. */
  endedOn?: Day | null
  /** Price rises as they were announced; those outside their notice window don't happen. */
  rises?: readonly PriceRise[]
}

export type TermsVersion = {
  effectiveOn: Day
  /** The first day of the term that this version belongs to. */
  startsOn: Day
  /** The first day after that term; null runs on. */
  endsOn: Day | null
  /**
   * The day we knew of it. A version known before a period is billed splits that period; one that comes
   * later is credited and charged. Without it we knew on the day it became effective.
   */
  signedOn?: Day | null
  terms: Terms
}

/** The terms of one version, without client and dates: also what a plan of the catalogue holds. */
export type Terms = {
  scope?: Scope
  /** Whose hours, zone and holidays tell business from evening; the firm's when absent. */
  calendar?: CalendarSpec
  lines: readonly Line[]
  exclusions?: readonly Exclusion[]
  benefits?: readonly Benefit[]
  obligations?: readonly Obligation[]
  rates?: AgreementRates
  /** Replaces the rate card's rounding. */
  rounding?: RoundingCard
  /** Replaces the client's and the rate card's travel rule. */
  travel?: TravelRule
  approval?: ApprovalRule
  /** How lines are billed that don't say it themselves; in advance on the 1st of each month when absent. */
  billing?: BillingRule
  /** What usage is collected by, and what closes when its invoice is issued; calendar months when absent. */
  usage?: UsagePeriod
  renewal?: RenewalRule
  escalator?: Escalator
  ending?: EndingRule
}

/** Whom and what the agreement serves. Absent: the bill-to client, all sites, all assets. */
export type Scope = {
  /** Served besides the bill-to client: departments, subsidiaries. */
  clientIds?: readonly string[]
  siteIds?: readonly string[]
  assetIds?: readonly string[]
}

/** Work that the agreement doesn't cover, though its lines may say so. Without a fallback nobody pays: a leak. */
export type Exclusion = {
  name: string
  where: WorkFilter
  /** Keys of the lines it holds for; all lines when absent. */
  lines?: readonly string[]
  /** Where excluded work is rated instead; followed once. */
  fallback?: Fallback
}
export type Fallback = { to: 'time-and-materials' } | { to: 'agreement'; agreementId: string }

/** Hourly rates agreed with this client, in minor units of the agreement's currency. */
export type AgreementRates = {
  workTypes?: Readonly<Record<string, number>>
  roles?: Readonly<Record<string, number>>
  defaultMinor?: number
  /** Prices by the firm's list of this day, whatever the list of the work date says. */
  lockedOn?: Day
  /** The hourly price after multiplier and discount is never below or above these. */
  floorMinor?: number
  ceilingMinor?: number
}

export type Suspension = {
  from: Day
  /** The first day back; null while it lasts. */
  to: Day | null
  feeOwed: boolean
}

/** What happens at the end of a term. Notice is what either party owes the other, in days. */
export type RenewalRule =
  | { kind: 'term'; months: number; noticeDays: number; clientNotice?: NoticeWindow }
  | { kind: 'evergreen'; noticeDays: number; clientNotice?: NoticeWindow }
  | { kind: 'stop'; noticeDays?: number; clientNotice?: NoticeWindow }

/** Days before the event: no later than `latestDays`, no earlier than `earliestDays`. */
export type NoticeWindow = { latestDays: number; earliestDays?: number }

/** A yearly price rise on the anniversary. Without notice in its window there is none. */
export type Escalator =
  | { kind: 'fixed'; bp: number; notice?: NoticeWindow }
  | {
      kind: 'index'
      series: string
      /** 'YYYY-MM': the month the agreed prices stand for. */
      baseMonth: string
      lagMonths: number
      capBp?: number
      floorBp?: number
      notice?: NoticeWindow
    }
export type PriceRise = { effectiveOn: Day; noticedOn: Day | null; bp: number }

export type EndingRule = {
  /** What becomes of unused allowance. */
  unused?: 'lapse' | 'refund-at-price' | 'refund-after-list' | 'transfer'
  /** Whether a fee billed in advance is credited for the days after the end. */
  fee?: 'to-the-day' | 'to-period-end'
  early?: EarlyTermination
}

/** What leaving before the end of the term costs the client. */
export type EarlyTermination =
  | { kind: 'fee-months'; months: number }
  | { kind: 'share-of-remaining-fees'; bp: number }
  | { kind: 'fixed'; minor: number }
  | { kind: 'by-month'; steps: readonly { beforeMonth: number; minor: number }[] }
