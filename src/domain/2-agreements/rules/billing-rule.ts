import type { Anchor, Timing } from '#kernel/periods.ts'

/** What usage is collected by. */
export type UsagePeriod = { intervalMonths: number; anchor: Anchor }

export type BillingRule = {
  timing: Timing
  intervalMonths: number
  anchor: Anchor
  firstPeriod?: FirstPeriod
  /** The key of another line: periods are that line's, so that both end on the same day. */
  coTermWith?: string
}

/**
 * What a first period that isn't whole costs: `prorate` its days, `full` all of it; `from-next-anchor` fee and
 * allowance begin at the anchor; `free-until-anchor` the allowance begins at once, the fee at the anchor.
 */
export type FirstPeriod = 'prorate' | 'full' | 'from-next-anchor' | 'free-until-anchor'
