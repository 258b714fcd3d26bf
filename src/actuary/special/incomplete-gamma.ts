import { logPoissonWeight } from './deviance.ts'
import { lgamma } from './gamma.ts'

/** Regularised lower incomplete gamma function P(a, x), a > 0, x ≥ 0. Relative error below 1e-12 for a up to 1e7. */
export const gammaP = (a: number, x: number): number =>
  x <= 0 ? 0 : isLower(a, x) ? exact(a, x) : 1 - exact(a, x)

/** Regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), computed as itself wherever it is the smaller. */
export const gammaQ = (a: number, x: number): number =>
  x <= 0 ? 1 : isLower(a, x) ? 1 - exact(a, x) : exact(a, x)

/** ln P(a, x): finite where P itself would underflow. */
export const logGammaP = (a: number, x: number): number =>
  x <= 0 ? -Infinity : isLower(a, x) ? logExact(a, x) : Math.log1p(-exact(a, x))

/** ln Q(a, x): finite where Q itself would underflow. */
export const logGammaQ = (a: number, x: number): number =>
  x <= 0 ? 0 : isLower(a, x) ? Math.log1p(-exact(a, x)) : logExact(a, x)

/** Below the mean the lower tail is computed, above it the upper one; for small a and x the upper one too. */
const isLower = (a: number, x: number) => x <= a && !(a < 1 && x < 1)

const exact = (a: number, x: number) => (isSmall(a, x) ? upperOfSmall(a, x) : Math.exp(logExact(a, x)))

function logExact(a: number, x: number): number {
  if (x === Infinity) return -Infinity
  if (isLower(a, x)) return logPoissonWeight(a, x) + Math.log(lowerSeries(a, x))
  if (isSmall(a, x)) return Math.log(upperOfSmall(a, x))
  return logPoissonWeight(a, x) + Math.log(a * upperFraction(a, x))
}

const isSmall = (a: number, x: number) => a < 1 && x < 1

/** P(a, x) over its weight: Σ x^n / ((a + 1) … (a + n)); all terms positive. */
function lowerSeries(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; term > 1e-17 * sum; n += 1) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** Q(a, x) Γ(a) x^(−a) e^x as a continued fraction by Lentz's method (Numerical Recipes 6.2); needs x > a or x ≥ 1. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = Infinity
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 1e7; n += 1) {
    const numerator = -n * (n - a)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    const factor = c * d
    fraction *= factor
    if (Math.abs(factor - 1) < 2e-16) break
  }
  return fraction
}

/** Q for a < 1 and x < 1: 1 − x^a / Γ(a + 1) less the rest of the alternating series of P. */
function upperOfSmall(a: number, x: number): number {
  const logLead = a * Math.log(x) - lgamma(a + 1)
  let power = 1
  let sum = 0
  for (let n = 1; n < 40; n += 1) {
    power *= -x / n
    sum += power / (a + n)
  }
  return -Math.expm1(logLead) - Math.exp(logLead) * a * sum
}
