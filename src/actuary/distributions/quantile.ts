import { brentRoot } from '../brent.ts'

interface Tails {
  cdf(x: number): number
  survival(x: number): number
  logCdf(x: number): number
  logSurvival(x: number): number
}

/** A wish for a quantile: the chance below it or the chance above it, whichever was given. */
export type Wish = { below: number } | { above: number }

/** A longer stride would step over a quantile near the edge of the range. */
const MOST_FACTOR = 1e30

/** The smaller tail of the wish, in which the root is looked for. */
function smallerTail(wish: Wish): { isLower: boolean; chance: number } {
  if ('below' in wish) {
    return wish.below <= 0.5
      ? { isLower: true, chance: wish.below }
      : { isLower: false, chance: 1 - wish.below }
  }
  return wish.above <= 0.5
    ? { isLower: false, chance: wish.above }
    : { isLower: true, chance: 1 - wish.above }
}

/**
 * The x of a continuous distribution on (low, high) with the wished tail: brackets the root from `start`, then Brent on the
 * logarithm of the smaller tail, so that far tails are as exact as near ones. `further(x, factor)` moves x towards high when factor > 1.
 */
export function continuousQuantile(
  of: Tails,
  wish: Wish,
  range: { low: number; high: number; start: number; further: (x: number, factor: number) => number },
): number {
  const { isLower, chance } = smallerTail(wish)
  if (chance <= 0) return isLower ? range.low : range.high
  const target = Math.log(chance)
  const rising = (x: number) => (isLower ? of.logCdf(x) - target : target - of.logSurvival(x))

  let near = range.start
  const isBelow = rising(near) < 0
  for (let factor = 1.25; ; factor = Math.min(factor * factor, MOST_FACTOR)) {
    const next = range.further(near, isBelow ? factor : 1 / factor)
    if (next === near || next <= range.low || next >= range.high) return edge(range, isBelow)
    if (rising(next) < 0 !== isBelow) return rootWithin(factor, near)
    near = next
  }

  /** Halves the factor's logarithm until the bracket spans no powers of ten: Brent's tolerance then suits the root. */
  function rootWithin(factor: number, from: number): number {
    let reach = factor
    let start = from
    while (reach > 2) {
      reach = Math.sqrt(reach)
      const middle = range.further(start, isBelow ? reach : 1 / reach)
      if (rising(middle) < 0 === isBelow) start = middle
    }
    const end = range.further(start, isBelow ? reach : 1 / reach)
    if (rising(end) < 0 === isBelow) return end
    return brentRoot(rising, Math.min(start, end), Math.max(start, end))
  }
}

const edge = (range: { low: number; high: number }, isBelow: boolean) => (isBelow ? range.high : range.low)

/**
 * The smallest count k ≥ lowest with the wished tail. A tail that meets the wish but for its last bits counts as
 * meeting it, so that the quantile of a value of the cdf is that value's count.
 */
export function discreteQuantile(
  of: Tails,
  wish: Wish,
  range: { lowest: number; start: number; step: number },
): number {
  const { isLower, chance } = smallerTail(wish)
  if (chance <= 0) return isLower ? range.lowest : Infinity
  const slack = slackOf(wish, chance)
  const isEnough = (k: number) => (isLower ? of.cdf(k) >= chance - slack : of.survival(k) <= chance + slack)

  let high = Math.max(range.lowest, Math.floor(range.start))
  let step = Math.max(1, Math.floor(range.step))
  let low = high - 1
  for (; !isEnough(high); step *= 2) {
    low = high
    high += step
  }
  for (; low >= range.lowest && isEnough(low); step *= 2) {
    high = low
    low -= step
  }
  low = Math.max(low, range.lowest - 1)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isEnough(middle)) high = middle
    else low = middle
  }
  return high
}

/** 64 ε of the chance itself; a chance that came as 1 − p also carries the rounding of p. */
function slackOf(wish: Wish, chance: number): number {
  const isComplement = 'below' in wish ? chance !== wish.below : chance !== wish.above
  const rounding = isComplement ? Math.min(8 * Number.EPSILON, chance / 1000) : 0
  return 64 * Number.EPSILON * chance + rounding
}
