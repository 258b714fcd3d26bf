import { type Decision, no, yes } from '#kernel/decision.ts'
import { type FigureReason, firstFault, notNegative, positive } from './figures.ts'
import {
  binomialLaw,
  explicitLaw,
  logarithmicLaw,
  negativeBinomialLaw,
  poissonLaw,
} from './frequency/families.ts'
import { zeroModifiedLaw } from './frequency/zero-modified.ts'

/** Number of tickets in the period, as plain data. Zero-modified: P(N = 0) is `p0`, the rest in proportion to `base`; zero-truncated: `p0` is 0. */
export type Frequency =
  | { kind: 'poisson'; lambda: number }
  | { kind: 'negbin'; size: number; prob: number }
  | { kind: 'binomial'; n: number; prob: number }
  | { kind: 'geometric'; prob: number }
  | { kind: 'logarithmic'; prob: number }
  | { kind: 'explicit'; pmf: readonly number[] | Float64Array }
  | { kind: 'zeroModified'; base: Frequency; p0: number }
  | { kind: 'zeroTruncated'; base: Frequency }

/** What an aggregate asks of a frequency. */
export interface FrequencyLaw {
  readonly mean: number
  readonly variance: number
  /** Third central moment. */
  readonly third: number
  /** P(N = 0). */
  readonly none: number
  /** P(N > 0), with its digits also when it is tiny. */
  readonly some: number
  pmf(k: number): number
  /** The smallest count exceeded with chance at most q; for simulation and convolution. */
  atMost(q: number): number
  /** E[z^N] for a real z in 0 … 1. */
  pgf(z: number): number
  /** Replaces the first `bins` complex numbers z (interleaved) by E[z^N]. |z| ≤ 1. */
  pgfInPlace(z: Float64Array, bins: number): void
  readonly recursion?: Recursion
}

/**
 * p_k = (a + b / k) p_{k−1} from k = 2 on: the (a, b, 1) class. `extra` is p_1 − (a + b) p_0, 0 in the (a, b, 0) class; `pgf` is E[z^N].
 * The frequency itself has `share` times these chances above 0: zero-modified ones go through their base, because
 * the recursion of their own chances subtracts numbers that are nearly equal.
 */
export interface Recursion {
  readonly a: number
  readonly b: number
  readonly extra: number
  readonly share: number
  readonly isStable: boolean
  pgf(z: number): number
}

export type FrequencyReason =
  | FigureReason
  | 'not-a-chance'
  | 'shares-do-not-sum-to-one'
  | 'never-above-zero'
  | 'unknown-kind'

/** No desk has more tickets in a period; beyond it quantiles of counts lose their last digits. */
const MOST_TICKETS = 1e9

/** The law of a frequency, or the figure that is wrong in it. */
export function frequencyLaw(frequency: Frequency): Decision<FrequencyLaw, FrequencyReason> {
  switch (frequency.kind) {
    case 'poisson':
      return (
        notNegative('lambda', frequency.lambda) ??
        tooMany(frequency.lambda) ??
        yes(poissonLaw(frequency.lambda))
      )
    case 'negbin':
      return (
        positive('size', frequency.size) ??
        openChance('prob', frequency.prob) ??
        tooMany((frequency.size * (1 - frequency.prob)) / frequency.prob) ??
        yes(negativeBinomialLaw(frequency.size, frequency.prob))
      )
    case 'geometric':
      return (
        openChance('prob', frequency.prob) ??
        tooMany(1 / frequency.prob) ??
        yes(negativeBinomialLaw(1, frequency.prob))
      )
    case 'binomial':
      return binomialFault(frequency) ?? yes(binomialLaw(frequency.n, frequency.prob))
    case 'logarithmic':
      return logarithmicFault(frequency.prob) ?? yes(logarithmicLaw(frequency.prob))
    case 'explicit':
      return explicitFault(frequency.pmf) ?? yes(explicitLaw(frequency.pmf))
    case 'zeroModified':
      return modified(frequency.base, frequency.p0)
    case 'zeroTruncated':
      return modified(frequency.base, 0)
    default:
      return no('unknown-kind', { field: 'frequency', given: JSON.stringify(frequency) })
  }
}

function modified(base: Frequency, p0: number): Decision<FrequencyLaw, FrequencyReason> {
  if (!(p0 >= 0 && p0 <= 1)) return no('not-a-chance', { field: 'p0', given: p0 })
  const law = frequencyLaw(base)
  if (!law.yes) return law
  if (law.value.some <= 0) return no('never-above-zero')
  return yes(zeroModifiedLaw(law.value, p0))
}

/** A chance above 0; 1 is allowed. */
const openChance = (field: string, value: number) =>
  value > 0 && value <= 1 ? undefined : no('not-a-chance', { field, given: value })

function binomialFault({ n, prob }: { n: number; prob: number }) {
  if (!Number.isSafeInteger(n) || n < 0) return no('not-whole', { field: 'n', given: n })
  return prob >= 0 && prob <= 1 ? tooMany(n) : no('not-a-chance', { field: 'prob', given: prob })
}

const tooMany = (tickets: number) =>
  tickets > MOST_TICKETS
    ? no('too-large', { field: 'tickets', given: String(tickets), most: MOST_TICKETS })
    : undefined

const logarithmicFault = (prob: number) =>
  prob > 0 && prob < 1 ? undefined : no('not-a-chance', { field: 'prob', given: prob })

function explicitFault(pmf: readonly number[] | Float64Array) {
  const fault = firstFault('pmf', [...pmf], notNegative)
  if (fault) return fault
  const sum = Float64Array.from(pmf).reduce((total, chance) => total + chance, 0)
  return Math.abs(sum - 1) > 1e-9 ? no('shares-do-not-sum-to-one', { field: 'pmf', sum }) : undefined
}
