import type { CheckedLine } from '../aggregate.ts'

/** Moments of a distribution on a grid, in cells. */
export interface GridMoments {
  sum: number
  mean: number
  variance: number
  /** Third central moment. */
  third: number
  last: number
}

/** Exact moments of the compound model, in cells. */
export interface ModelMoments {
  mean: number
  variance: number
  third: number
}

export function gridMoments(pmf: Float64Array): GridMoments {
  let sum = 0
  let first = 0
  let last = 0
  for (let j = 0; j < pmf.length; j += 1) {
    const mass = pmf[j] ?? 0
    sum += mass
    first += j * mass
    if (mass > 0) last = j
  }
  const mean = first / sum
  let variance = 0
  let third = 0
  for (let j = 0; j < pmf.length; j += 1) {
    const away = j - mean
    const square = away * away * (pmf[j] ?? 0)
    variance += square
    third += away * square
  }
  return { sum, mean: first, variance, third, last }
}

/** Cumulants of a compound sum: E N E X; E N Var X + Var N (E X)²; and the third likewise. Lines add. */
export function modelMoments(lines: readonly CheckedLine[]): ModelMoments {
  const total = { mean: 0, variance: 0, third: 0 }
  for (const { law, severity: x } of lines) {
    total.mean += law.mean * x.mean
    total.variance += law.mean * x.variance + law.variance * x.mean ** 2
    total.third += law.mean * x.third + 3 * law.variance * x.mean * x.variance + law.third * x.mean ** 3
  }
  return total
}
