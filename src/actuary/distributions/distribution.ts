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

/** Beyond it doubles no longer tell one count from the next: what lies there is as good as infinite. */
const MOST_COUNT = 2 ** 53

/** A law that answers at both infinities and refuses what has no answer: a NaN, a chance outside 0 … 1. */
export const continuous = (law: ContinuousDistribution): ContinuousDistribution => ({
  ...answering(law, Number.MAX_VALUE),
  pdf: (x) => read(x, { low: 0, high: 0, most: Number.MAX_VALUE }, law.pdf),
  logPdf: (x) => read(x, { low: -Infinity, high: -Infinity, most: Number.MAX_VALUE }, law.logPdf),
})

export const discrete = (law: DiscreteDistribution): DiscreteDistribution => ({
  ...answering(law, MOST_COUNT),
  pmf: (k) => read(k, { low: 0, high: 0, most: MOST_COUNT }, law.pmf),
  logPmf: (k) => read(k, { low: -Infinity, high: -Infinity, most: MOST_COUNT }, law.logPmf),
})

const answering = (law: Distribution, most: number): Distribution => ({
  mean: law.mean,
  variance: law.variance,
  moment: (k) => law.moment(order(k)),
  cdf: (x) => read(x, { low: 0, high: 1, most }, law.cdf),
  survival: (x) => read(x, { low: 1, high: 0, most }, law.survival),
  logCdf: (x) => read(x, { low: -Infinity, high: 0, most }, law.logCdf),
  logSurvival: (x) => read(x, { low: 0, high: -Infinity, most }, law.logSurvival),
  quantile: (p) => law.quantile(chance(p)),
  survivalQuantile: (q) => law.survivalQuantile(chance(q)),
  limitedExpectedValue: (d) => read(d, { low: -Infinity, high: law.mean, most }, law.limitedExpectedValue),
})

/** The answer at x; `low` and `high` are those at minus infinity and beyond `most`. */
function read(x: number, ends: { low: number; high: number; most: number }, answer: (x: number) => number) {
  demand(!Number.isNaN(x), 'the argument of a distribution is a number, not NaN')
  if (x === -Infinity) return ends.low
  return x > ends.most ? ends.high : answer(x)
}

function order(k: number): number {
  demand(k >= 0 && k <= 100, `a moment's order is a number from 0 to 100, not ${k}`)
  return k
}

function chance(p: number): number {
  demand(isChance(p), `a quantile's chance is from 0 to 1, not ${p}`)
  return p
}

/** A wrong parameter is our own mistake, or the caller's who skipped the rules: it throws. */
export function demand(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new RangeError(sentence)
}

export const isPositive = (value: number) => value > 0 && value < Infinity
export const isChance = (value: number) => value >= 0 && value <= 1
