import { logBinomialWeight } from '../special/deviance.ts'
import { lbeta } from '../special/gamma.ts'
import { betaI, betaQ, logBetaI, logBetaQ } from '../special/incomplete-beta.ts'
import { type ContinuousDistribution, continuous, demand, isPositive } from './distribution.ts'
import { continuousQuantile, type Wish } from './quantile.ts'

/** Beta with parameters `a` and `b` on 0 … 1 (mean a / (a + b)). */
export function beta({ a, b }: { a: number; b: number }): ContinuousDistribution {
  demand(isPositive(a) && isPositive(b), `no beta with a ${a}, b ${b}`)
  const mean = a / (a + b)
  const tails = {
    cdf: (x: number) => betaI(x, a, b),
    survival: (x: number) => betaQ(x, a, b),
    logCdf: (x: number) => logBetaI(x, a, b),
    logSurvival: (x: number) => logBetaQ(x, a, b),
  }
  const quantile = (wish: Wish) =>
    continuousQuantile(tails, wish, { low: 0, high: 1, start: mean, further: byOdds })

  return continuous({
    ...tails,
    mean,
    variance: (mean * (1 - mean)) / (a + b + 1),
    moment: (k) => Math.exp(lbeta(a + k, b) - lbeta(a, b)),
    pdf: (x) => Math.exp(logPdf(x, a, b)),
    logPdf: (x) => logPdf(x, a, b),
    quantile: (p) => quantile({ below: p }),
    survivalQuantile: (q) => quantile({ above: q }),
    limitedExpectedValue(d) {
      if (d <= 0) return d
      if (d >= 1) return mean
      return mean * betaI(d, a + 1, b) + d * betaQ(d, a, b)
    },
  })
}

/** x^(a − 1) (1 − x)^(b − 1) / B(a, b), by the binomial weight so that large a and b keep their digits. */
function logPdf(x: number, a: number, b: number): number {
  if (x < 0 || x > 1) return -Infinity
  if (x === 0) return a < 1 ? Infinity : a > 1 ? -Infinity : Math.log(b)
  if (x === 1) return b < 1 ? Infinity : b > 1 ? -Infinity : Math.log(a)
  const n = a + b
  return logBinomialWeight(a, n, x, 1 - x) + Math.log((a / x) * (b / n)) - Math.log1p(-x)
}

/** Multiplies the odds x / (1 − x). */
const byOdds = (x: number, factor: number) => (x * factor) / (1 - x + x * factor)
