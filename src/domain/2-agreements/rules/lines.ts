import type { DayClass } from '#kernel/business-calendar.ts'
import type { Day } from '#kernel/days.ts'
import type { BillingRule } from './billing-rule.ts'
import type { WorkFilter } from './work-filter.ts'

export type Line =
  | FixedFeeLine
  | RetainerLine
  | BlockLine
  | RecurringItemLine
  | DiscountedLabourLine
  | OneTimeLine

type LineBase = {
  /** Names the line through all versions of the agreement. */
  key: string
  name: string
  /** The line's own first day and first day after, where they aren't the agreement's. */
  startsOn?: Day
  endsOn?: Day | null
  account?: string
  taxCode?: string
}

/** An amount for each period: `unitPrice` × quantity (1 when absent). */
type FeeLine = LineBase & {
  /** Per unit and billing interval, in the major unit: '38.00', up to six decimals. */
  unitPrice: string
  quantity?: Quantity
  billing?: BillingRule
  /** False: a price rise doesn't touch it. */
  escalates?: boolean
  /** We only pass on what a vendor charges. */
  passThrough?: boolean
}

/** An amount per period for covered work, unlimited or up to a cap of included hours per period. */
export type FixedFeeLine = FeeLine & {
  kind: 'fixed-fee'
  /** The least amount of a whole period. */
  minimumMinor?: number
  covers?: Coverage
  cap?: { allowance: Allowance; rollover?: RolloverRule; overage: OverageRule; burn?: Burn }
}

/** An amount per period that buys an allowance. */
export type RetainerLine = FeeLine & {
  kind: 'retainer'
  allowance: Allowance
  rollover: RolloverRule
  overage: OverageRule
  burn?: Burn
  covers?: Coverage
  /** False: billed only when asked for, so it isn't recurring revenue. */
  autoBilled?: boolean
  /** Hours of travel are drawn too. */
  drawsTravel?: boolean
}

/** Hours (or money, visits, incidents) bought in advance, at `unitPrice` for one block. */
export type BlockLine = LineBase & {
  kind: 'block'
  unitPrice: string
  allowance: Allowance
  /** How long a block can be drawn; null or absent never expires. */
  lifetimeMonths?: number | null
  /** A new block every so many months; absent: bought once. */
  everyMonths?: number
  topUp?: TopUpRule
  /** `paid`: usable once its invoice is paid. */
  usableWhen?: 'bought' | 'paid'
  overage: OverageRule
  burn?: Burn
  covers?: Coverage
  drawsTravel?: boolean
  autoBilled?: boolean
}

/** A product or service × quantity per period. */
export type RecurringItemLine = FeeLine & {
  kind: 'recurring-item'
  quantity: Quantity
  /** What one unit costs us per billing interval, in the major unit. */
  unitCost?: string
}

/** No fee; an hourly discount on everything the agreement doesn't include. */
export type DiscountedLabourLine = LineBase & {
  kind: 'discounted-labour'
  discountBp: number
  where?: WorkFilter
}

/** Set-up, project milestone, or a credit: charged once. A credit is a negative quantity. */
export type OneTimeLine = LineBase & {
  kind: 'one-time'
  purpose: 'set-up' | 'milestone' | 'credit' | 'other'
  unitPrice: string
  quantity?: number
  dueOn: Day
}

/** How many units a period is charged for. */
export type Quantity = {
  /** Which counts: users, endpoints, servers, sites … */
  of: string
  rule: 'agreed' | 'on-billing-day' | 'by-day' | 'highest-of-period'
  /** The agreed number; for the other rules what holds before the first count. */
  agreed?: number
  minimum?: number
  decrease?: 'at-once' | 'next-period' | 'at-renewal'
  /** What a vendor holds us to: never fewer before this day. */
  committed?: { count: number; until: Day }
  /** Only counts of these sites. */
  siteIds?: readonly string[]
}

/** What is included. `amount` is minutes, minor units, visits or incidents. */
export type Allowance = {
  unit: 'minutes' | 'money' | 'visits' | 'incidents'
  amount: number
  /** The amount is for each that the line's fee is paid for: an hour for each user. Lines with a quantity only. */
  perUnit?: true
  /** Granted every so many months; with each billing period when absent. */
  everyMonths?: number
  /** In a first period that isn't whole: with the fee (up to the next 15 minutes) or full. */
  inPartPeriod?: 'with-fee' | 'full'
}

/**
 * What becomes of unused allowance:
 * `none` lapses with its period; `next-only` can be used in the next one; `capped` carries at most `cap` units
 * or `capBp` of the new allowance over each end of a period; `lifetime` can be used for so many days from its
 * grant; `pooled` puts the allowances of k periods into one pool, usable from its first day to its last;
 * `signed` carries everything on, also what was drawn too much.
 * `current-first` draws the period's own allowance before what was carried.
 */
export type RolloverRule = (
  | { mode: 'none' }
  | { mode: 'next-only' }
  | { mode: 'capped'; cap: number }
  | { mode: 'capped'; capBp: number }
  | { mode: 'lifetime'; days: number }
  | { mode: 'pooled'; periods: number }
  | { mode: 'signed' }
) & { order?: 'carried-first' | 'current-first' }

/**
 * What becomes of covered work once the allowance is used up. `rateMinor` is an hourly rate that is final:
 * multiplied, never discounted. `allow` lets through up to a share of the period's allowance uncharged,
 * `borrow` draws on the next period's lot, `hold` waits for approval; each bills what goes beyond.
 */
export type OverageRule =
  | { kind: 'bill'; rateMinor?: number }
  | { kind: 'allow'; upToBp: number; rateMinor?: number }
  | { kind: 'borrow'; rateMinor?: number }
  | { kind: 'hold'; rateMinor?: number }

/** Weighted burn in basis points: 45 minutes at 20,000 draw 90. The largest weight applies, alone. */
export type Burn = Partial<Record<Exclude<DayClass, 'business'> | 'emergency', number>> & {
  workTypes?: Readonly<Record<string, number>>
  /** True: burns by weight even where the premium is waived. */
  evenIfWaived?: boolean
}

/** What a line covers; every list given must name the work. */
export type Coverage = {
  categories?: readonly string[]
  roles?: readonly string[]
  workTypes?: readonly string[]
  channels?: readonly string[]
  windows?: readonly DayClass[]
  siteIds?: readonly string[]
  /** False: emergencies aren't covered. */
  emergencies?: boolean
  /** Work on one ticket beyond these minutes is held for approval as a project; absent: not tested. */
  sizeMinutes?: number
}

export type TopUpRule = {
  /** At or below this balance of the line's blocks. */
  atUnits: number
  /** `auto` buys the next block by itself; `offer` says that one should be offered. */
  kind: 'auto' | 'offer'
}
