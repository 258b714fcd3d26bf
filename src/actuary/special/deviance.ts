import { lgamma, stirlingCorrection } from './gamma.ts'

const LOG_TWO_PI = 1.8378770664093453

/** ln(1 + d) − d without cancellation for small d; −½ ≤ d ≤ 1 by the series of 2 artanh(d / (2 + d)), directly elsewhere. */
export function log1pMinus(d: number): number {
  if (d < -0.5 || d > 1) return Math.log1p(d) - d
  const r = d / (2 + d)
  const square = r * r
  let term = 2 * r * square
  let sum = 0
  for (let odd = 3; Math.abs(term) > 1e-18 * Math.abs(sum); odd += 2) {
    sum += term / odd
    term *= square
  }
  return sum - r * d
}

/** ln (1 − e^x) for x ≤ 0, with its digits where e^x is near 0 and where it is near 1 (Mächler 2012). */
export const logOfRest = (x: number): number =>
  x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x))

/** Half the Poisson deviance x ln(x / m) + m − x ≥ 0, accurate also when x is close to m (Loader 2000, "bd0"). */
export function deviance(x: number, mean: number): number {
  if (x === 0) return mean
  const d = (mean - x) / x
  return d < -0.5 || d > 1 ? x * Math.log(x / mean) + mean - x : -x * log1pMinus(d)
}

/**
 * ln [m^x e^(−m) / Γ(x + 1)]: the Poisson weight, for any real x ≥ 0 and m > 0. Saddle-point form of Loader (2000),
 * which keeps full relative accuracy where m^x and Γ(x + 1) both overflow.
 */
export function logPoissonWeight(x: number, mean: number): number {
  if (x < 1) return x * Math.log(mean) - mean - lgamma(x + 1)
  return -stirlingCorrection(x) - deviance(x, mean) - 0.5 * (LOG_TWO_PI + Math.log(x))
}

/**
 * ln [Γ(n + 1) / (Γ(x + 1) Γ(n − x + 1)) p^x q^(n − x)] with q = 1 − p given apart, for any real 0 ≤ x ≤ n: the binomial
 * weight in saddle-point form (Loader 2000).
 */
export function logBinomialWeight(x: number, n: number, p: number, q: number): number {
  const y = n - x
  if (x === 0) return weightOfNone(n, p, q)
  if (y === 0) return weightOfNone(n, q, p)
  const corrections = stirlingCorrection(n) - stirlingCorrection(x) - stirlingCorrection(y)
  return (
    corrections - deviance(x, n * p) - deviance(y, n * q) - 0.5 * (LOG_TWO_PI + Math.log(x) + Math.log(y / n))
  )
}

/** n ln(1 − p), by whichever of p and q is the smaller, more exact one. */
const weightOfNone = (n: number, p: number, q: number) =>
  n === 0 ? 0 : n * (p < 0.5 ? Math.log1p(-p) : Math.log(q))
