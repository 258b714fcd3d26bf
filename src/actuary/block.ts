import { type Decision, no, yes } from '#kernel/decision.ts'
import type { Aggregate } from './aggregate/reading.ts'
import { assertFinite, type FigureReason, positive } from './figures.ts'

export interface BlockSheet {
  /** The block's size. */
  hours: number
  expectedUsed: number
  expectedUnused: number
  /** Hours expected beyond the block. */
  expectedOverage: number
  /** P(the horizon's work outlasts the block). */
  probabilityExhausted: number
}

export type BlockReason = FigureReason | 'not-an-open-chance' | 'no-periods' | 'periods-not-growing'

/**
 * The smallest prepaid block, a whole number of steps of `stepHours`, that lasts the aggregate's horizon with chance at least `q`: P(S ≤ B) ≥ q.
 * Expected used E[min(S, B)], unused B − E[min(S, B)], overage E[(S − B)+].
 */
export function sizeBlock(aggregate: Aggregate, q: number, stepHours = 1): Decision<BlockSheet, BlockReason> {
  const fault = positive('stepHours', stepHours)
  if (fault) return fault
  if (!(q > 0 && q < 1)) return no('not-an-open-chance', { field: 'q', given: String(q) })
  const hours = Math.ceil(aggregate.var(q) / stepHours - 1e-9) * stepHours
  return yes(blockOf(aggregate, hours))
}

/** The same figures for a block of given size. */
export function blockOf(aggregate: Aggregate, hours: number): BlockSheet {
  assertFinite('hours', hours)
  const expectedUsed = aggregate.limited(hours)
  return {
    hours,
    expectedUsed,
    expectedUnused: hours - expectedUsed,
    expectedOverage: aggregate.excess(hours),
    probabilityExhausted: aggregate.survival(hours),
  }
}

export interface Exhaustion {
  /** P(the block is used up by the end of period 1, 2, …). */
  chanceByPeriod: number[]
  /** The first period by whose end it is used up with chance at least p; null where it outlasts all periods given. */
  quantile(p: number): number | null
}

/**
 * When a block of `hours` runs out. `usedThrough[t]` is the distribution of all hours from the start through period t + 1: hours only
 * accumulate, so P(T ≤ t) = P(S_t > B), whatever the dependence between periods.
 */
export function timeToExhaustion(
  hours: number,
  usedThrough: readonly Aggregate[],
): Decision<Exhaustion, BlockReason> {
  const fault = positive('hours', hours)
  if (fault) return fault
  if (usedThrough.length === 0) return no('no-periods')
  const chanceByPeriod = usedThrough.map((used) => used.survival(hours))
  const falls = chanceByPeriod.findIndex((chance, t) => chance < (chanceByPeriod[t - 1] ?? 0) - 1e-9)
  if (falls >= 0) return no('periods-not-growing', { period: falls + 1 })
  return yes({
    chanceByPeriod,
    quantile(p) {
      const period = chanceByPeriod.findIndex((chance) => chance >= p)
      return period < 0 ? null : period + 1
    },
  })
}
