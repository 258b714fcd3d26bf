import { assertChance, assertNumber } from '../figures.ts'
import { gridMoments, type ModelMoments } from './moments.ts'

export type Method = 'panjer' | 'fft' | 'convolve'

/** How well the computed distribution agrees with what is known exactly. Errors are relative. */
export interface SelfCheck {
  total: number
  meanError: number
  varianceError: number
}

/** The distribution of the hours (or whatever the grid's unit) of a period. */
export interface Aggregate {
  readonly span: number
  /** pmf[j] = P(S = j span). */
  readonly pmf: Float64Array
  /** Of the discretised model, exact: not summed from the grid. */
  readonly mean: number
  readonly variance: number
  readonly sd: number
  readonly skewness: number
  cdf(x: number): number
  /** P(S > x). */
  survival(x: number): number
  /** Value at risk: min { x : F(x) ≥ p }. */
  var(p: number): number
  /** Coherent tail value at risk: VaR_p + E[(S − VaR_p)+] / (1 − p). */
  tvar(p: number): number
  /** E[S | S > VaR_p] (actuar's CTE); null where nothing lies above. */
  cte(p: number): number | null
  /** E[min(S, d)]. */
  limited(d: number): number
  /** E[(S − d)+]. */
  excess(d: number): number
  readonly methodUsed: Method
  readonly checks: SelfCheck
}

export function selfCheck(pmf: Float64Array, model: ModelMoments): SelfCheck {
  const { sum, mean, variance } = gridMoments(pmf)
  return {
    total: sum,
    meanError: relativeGap(mean, model.mean),
    varianceError: relativeGap(variance, model.variance),
  }
}

const relativeGap = (got: number, exact: number) =>
  exact === 0 ? Math.abs(got) : Math.abs(got - exact) / Math.abs(exact)

/**
 * Cuts off what the transform's rounding leaves beyond the distribution, and negative cells. The deepest negative cell tells how
 * large the noise is, `least` how large it is expected to be; the tail cut off is smaller than what the self-check would see.
 */
export function withoutNoise(pmf: Float64Array, least: number): Float64Array {
  let deepest = 0
  for (const mass of pmf) if (mass < deepest) deepest = mass
  const floor = Math.max(least, -8 * deepest)
  let end = pmf.length
  while (end > 1 && (pmf[end - 1] ?? 0) < floor) end -= 1
  const clean = pmf.slice(0, end)
  for (let j = 0; j < end; j += 1) if ((clean[j] ?? 0) < 0) clean[j] = 0
  return clean
}

/** The questions of the interface, answered from running sums from both ends. */
export function aggregateOf(
  span: number,
  pmf: Float64Array,
  model: ModelMoments,
  methodUsed: Method,
  checks: SelfCheck,
): Aggregate {
  const n = pmf.length
  const below = new Float64Array(n)
  const hoursBelow = new Float64Array(n)
  const above = new Float64Array(n)
  const excessAbove = new Float64Array(n)
  for (let j = 0, chance = 0, hours = 0; j < n; j += 1) {
    chance += pmf[j] ?? 0
    hours += (pmf[j] ?? 0) * j * span
    below[j] = chance
    hoursBelow[j] = hours
  }
  for (let j = n - 2; j >= 0; j -= 1) {
    above[j] = (above[j + 1] ?? 0) + (pmf[j + 1] ?? 0)
    excessAbove[j] = (excessAbove[j + 1] ?? 0) + (above[j] ?? 0) * span
  }

  const cell = (x: number) => Math.floor(x / span + 1e-9)
  const cdf = (x: number) => {
    assertNumber('x', x)
    return x < 0 ? 0 : (below[cell(x)] ?? 1)
  }
  const survival = (x: number) => {
    assertNumber('x', x)
    return x < 0 ? 1 : (above[cell(x)] ?? 0)
  }
  const mean = model.mean * span
  const excess = (d: number) => {
    assertNumber('d', d)
    if (d <= 0) return mean - d
    if (d >= n * span) return 0
    const j = cell(d)
    return (excessAbove[j] ?? 0) - (d - j * span) * (above[j] ?? 0)
  }
  const valueAtRisk = (p: number) => {
    assertChance('p', p)
    return firstAtLeast(below, p - 1e-12) * span
  }
  const limited = (d: number) => {
    assertNumber('d', d)
    return d <= 0 ? d : d >= n * span ? mean : (hoursBelow[cell(d)] ?? 0) + d * survival(d)
  }

  return {
    span,
    pmf,
    mean,
    variance: model.variance * span * span,
    sd: Math.sqrt(model.variance) * span,
    skewness: model.variance > 0 ? model.third / model.variance ** 1.5 : 0,
    cdf,
    survival,
    var: valueAtRisk,
    tvar: (p) => (p === 1 ? (n - 1) * span : valueAtRisk(p) + excess(valueAtRisk(p)) / (1 - p)),
    cte(p) {
      const value = valueAtRisk(p)
      return survival(value) > 0 ? value + excess(value) / survival(value) : null
    },
    limited,
    excess,
    methodUsed,
    checks,
  }
}

/** The first index whose value is at least `wanted`; the last one if none is. */
function firstAtLeast(rising: Float64Array, wanted: number): number {
  let low = 0
  let high = rising.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] ?? 0) >= wanted) high = middle
    else low = middle + 1
  }
  return low
}
