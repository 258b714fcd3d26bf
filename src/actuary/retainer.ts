import { type Decision, no, yes } from '#kernel/decision.ts'
import type { Grid } from './discretise.ts'
import { count, type FigureReason, notNegative, positive } from './figures.ts'
import { carriedMonths, type MonthPlan } from './retainer/carried.ts'
import { signedMonths } from './retainer/signed.ts'

/**
 * What becomes of unused hours, as in an agreement's line: `none` lapses at the month's end; `next-only` may be used in the next month;
 * `capped` carries at most `capHours`, or `capBp` of the allowance, over each end; `lifetime` lasts so many days from its grant;
 * `pooled` puts k months into one pool; `signed` carries everything on, also what was drawn too much.
 */
export type RetainerRule = (
  | { mode: 'none' }
  | { mode: 'next-only' }
  | { mode: 'capped'; capHours: number }
  | { mode: 'capped'; capBp: number }
  | { mode: 'lifetime'; days: number }
  | { mode: 'pooled'; periods: number }
  | { mode: 'signed' }
) & {
  /** Carried hours go first unless `current-first`. */
  order?: 'carried-first' | 'current-first'
}

/** Expected hours of one month, and the chance that the allowance doesn't do. */
export interface RetainerMonth {
  expectedUsed: number
  /** Drawn from the allowance, carried hours included. */
  expectedCovered: number
  expectedOverage: number
  expectedLapsed: number
  /** Balance at the end of the month; below 0 only in signed mode. */
  expectedCarried: number
  probabilityOfOverage: number
}

export interface RolloverSheet {
  months: RetainerMonth[]
  /** Over all months; what is still carried at the end is neither lapsed nor overage. In signed mode a deficit at the end is overage. */
  expectedUsed: number
  expectedCovered: number
  expectedOverage: number
  expectedLapsed: number
  expectedCarried: number
  /** P(overage in some month), as if the client's months were settled one by one. */
  probabilityOfAnyOverage: number
  /** Distribution of the balance at the end: chance pmf[j] of (first + j) × span hours. */
  balance: { span: number; first: number; pmf: Float64Array }
}

export type RetainerReason = FigureReason | 'hours-off-grid' | 'month-does-not-sum-to-one' | 'order-not-exact'

/** Mean length of a month: a lifetime of 90 days is three months. */
const DAYS_PER_MONTH = 365.25 / 12

/**
 * A retainer of `hours` per month with roll-over, month by month, exact on the grid of `month` (the distribution of a month's hours, months
 * independent): the distribution of the balance is carried forward, nothing is sampled. Starts with an empty balance.
 *
 *     none       b' = 0
 *     carried    b' = min(C, (b + R − S)+)      next-only: C = R; lifetime of L months: C = (L − 1) R
 *     pooled     k months share k R, then start anew
 *     signed     b' = b + R − S
 *
 * Next-only and lifetime are exact as caps because the oldest hours are drawn first: while an older lot lasts, newer ones are whole. With
 * `current-first` next-only carries (R − S)+, and a lifetime beyond two months is refused.
 */
export function retainerWithRollover(
  month: Grid,
  hours: number,
  rule: RetainerRule,
  months: number,
): Decision<RolloverSheet, RetainerReason> {
  const fault =
    positive('span', month.span) ?? positive('hours', hours) ?? count('months', months) ?? faultOf(rule)
  if (fault) return fault
  const allowance = hours / month.span
  if (Math.abs(allowance - Math.round(allowance)) > 1e-6)
    return no('hours-off-grid', { hours, span: month.span })
  const sum = month.pmf.reduce((total, mass) => total + mass, 0)
  if (!(Math.abs(sum - 1) <= 1e-8)) return no('month-does-not-sum-to-one', { sum })

  const grant = Math.round(allowance)
  if (rule.mode === 'signed') return yes(signedMonths(month, grant, months))
  const ownOnly = rule.order === 'current-first' && (rule.mode === 'next-only' || rule.mode === 'lifetime')
  if (ownOnly && rule.mode === 'lifetime' && lifetimeMonths(rule.days) > 2) return no('order-not-exact')
  const plan = Array.from({ length: months }, (_, t) => ({
    ...monthPlan(rule, grant, month.span, t, months),
    ownOnly,
  }))
  return yes(carriedMonths(month, plan))
}

/** What month t (from 0) adds to the balance and lets over its end, in cells. */
function monthPlan(
  rule: Exclude<RetainerRule, { mode: 'signed' }>,
  grant: number,
  span: number,
  t: number,
  months: number,
): Omit<MonthPlan, 'ownOnly'> {
  switch (rule.mode) {
    case 'none':
      return { added: grant, keep: 0 }
    case 'next-only':
      return { added: grant, keep: grant }
    case 'capped':
      return { added: grant, keep: Math.floor(capCells(rule, grant, span) + 1e-9) }
    case 'lifetime':
      return { added: grant, keep: (lifetimeMonths(rule.days) - 1) * grant }
    case 'pooled':
      return pooled(rule.periods, grant, t, months)
  }
}

/** The first month of a pool brings the hours of all its months, as far as the agreement goes; the last lets nothing over. */
function pooled(periods: number, grant: number, t: number, months: number) {
  const place = t % periods
  const poolMonths = Math.min(periods, months - (t - place))
  return {
    added: place === 0 ? poolMonths * grant : 0,
    keep: place === poolMonths - 1 ? 0 : poolMonths * grant,
  }
}

const capCells = (rule: { capHours: number } | { capBp: number }, grant: number, span: number) =>
  'capHours' in rule ? rule.capHours / span : (grant * rule.capBp) / 10_000

const lifetimeMonths = (days: number) => Math.max(1, Math.round(days / DAYS_PER_MONTH))

function faultOf(rule: RetainerRule) {
  switch (rule.mode) {
    case 'capped':
      return 'capHours' in rule ? notNegative('capHours', rule.capHours) : notNegative('capBp', rule.capBp)
    case 'lifetime':
      return positive('days', rule.days)
    case 'pooled':
      return count('periods', rule.periods)
    default:
      return undefined
  }
}
