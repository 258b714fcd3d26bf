/** What every distribution of the actuary answers. Arguments and values are in the unit of the variable, chances in 0 … 1. */
export interface Distribution {
  readonly mean: number
  readonly variance: number
  /** The raw moment E[X^k], k a whole number ≥ 0; infinite where it doesn't exist. */
  moment(k: number): number
  /** P(X ≤ x). */
  cdf(x: number): number
  /** P(X > x), computed as itself: relative accuracy lasts into the far tail. */
  survival(x: number): number
  logCdf(x: number): number
  logSurvival(x: number): number
  /** The smallest x with P(X ≤ x) ≥ p. */
  quantile(p: number): number
  /** The smallest x with P(X > x) ≤ q: the quantile by its upper tail, exact for tiny q. */
  survivalQuantile(q: number): number
  /** E[min(X, d)], "lev" in actuar. */
  limitedExpectedValue(d: number): number
}

export interface ContinuousDistribution extends Distribution {
  pdf(x: number): number
  logPdf(x: number): number
}

/** Counts 0, 1, 2, … */
export interface DiscreteDistribution extends Distribution {
  pmf(k: number): number
  logPmf(k: number): number
}

/** A wrong parameter is our own mistake, or the caller's who skipped the rules: it throws. */
export function demand(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new RangeError(sentence)
}

export const isPositive = (value: number) => value > 0 && value < Infinity
export const isChance = (value: number) => value >= 0 && value <= 1
