import { logPoissonWeight } from './deviance.ts'
import { lgamma } from './gamma.ts'

/** Regularised lower incomplete gamma function P(a, x), a > 0, x ≥ 0. Relative error below 1e-12 for a up to 1e7. */
export function gammaP(a: number, x: number): number {
  if (x <= 0) return 0
  if (isSmall(a, x)) return Math.exp(logLowerOfSmall(a, x))
  return isLower(a, x) ? Math.exp(logLowerSeries(a, x)) : 1 - Math.exp(logUpperFraction(a, x))
}

/** Regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), computed as itself wherever it is the smaller. */
export function gammaQ(a: number, x: number): number {
  if (x <= 0) return 1
  if (isSmall(a, x)) return upperOfSmall(a, x)
  return isLower(a, x) ? 1 - Math.exp(logLowerSeries(a, x)) : Math.exp(logUpperFraction(a, x))
}

/** ln P(a, x): finite where P itself would underflow. */
export function logGammaP(a: number, x: number): number {
  if (x <= 0) return -Infinity
  if (isSmall(a, x)) return logLowerOfSmall(a, x)
  return isLower(a, x) ? logLowerSeries(a, x) : Math.log1p(-Math.exp(logUpperFraction(a, x)))
}

/** ln Q(a, x): finite where Q itself would underflow. */
export function logGammaQ(a: number, x: number): number {
  if (x <= 0) return 0
  if (isSmall(a, x)) return logUpperOfSmall(a, x)
  return isLower(a, x) ? Math.log1p(-Math.exp(logLowerSeries(a, x))) : logUpperFraction(a, x)
}

/** Below the mean the lower tail is computed, above it the upper one; where both arguments are small, each by itself. */
const isLower = (a: number, x: number) => x <= a
const isSmall = (a: number, x: number) => a < 1 && x < 1

/** P over its weight is Σ x^n / ((a + 1) … (a + n)); all terms positive. */
function logLowerSeries(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; term > 1e-17 * sum; n += 1) {
    term *= x / (a + n)
    sum += term
  }
  return logPoissonWeight(a, x) + Math.log(sum)
}

/** Q Γ(a) x^(−a) e^x as a continued fraction by Lentz's method (Numerical Recipes 6.2); needs x > a. */
function logUpperFraction(a: number, x: number): number {
  if (x === Infinity) return -Infinity
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
  return logPoissonWeight(a, x) + Math.log(a * fraction)
}

/** P for a < 1 and x < 1: x^a / Γ(a + 1) × [1 + a Σ (−x)^n / ((a + n) n!)]. */
const logLowerOfSmall = (a: number, x: number) => logLead(a, x) + Math.log1p(a * alternating(a, x))

/** Q for a < 1 and x < 1: one less the leading term, which is near one for small a, less the rest. */
function upperOfSmall(a: number, x: number): number {
  const lead = logLead(a, x)
  return -Math.expm1(lead) - Math.exp(lead) * a * alternating(a, x)
}

function logUpperOfSmall(a: number, x: number): number {
  const logLower = logLowerOfSmall(a, x)
  return logLower < -1 ? Math.log1p(-Math.exp(logLower)) : Math.log(upperOfSmall(a, x))
}

const logLead = (a: number, x: number) => a * Math.log(x) - lgamma(a + 1)

function alternating(a: number, x: number): number {
  let power = 1
  let sum = 0
  for (let n = 1; n < 40; n += 1) {
    power *= -x / n
    sum += power / (a + n)
    if (Math.abs(power) < 1e-18) break
  }
  return sum
}
