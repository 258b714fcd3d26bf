import { logPoissonWeight } from '../special/deviance.ts'
import { lgamma, risingFactorial } from '../special/gamma.ts'
import { gammaP, gammaQ, logGammaP, logGammaQ } from '../special/incomplete-gamma.ts'
import { normalQuantile } from '../special/normal.ts'
import { type ContinuousDistribution, continuous, demand, isPositive } from './distribution.ts'
import { continuousQuantile, type Wish } from './quantile.ts'

/** Gamma with `shape` and RATE (mean shape / rate). */
export function gamma({ shape, rate }: { shape: number; rate: number }): ContinuousDistribution {
  demand(isPositive(shape) && isPositive(rate), `no gamma with shape ${shape}, rate ${rate}`)
  const tails = {
    cdf: (x: number) => gammaP(shape, rate * x),
    survival: (x: number) => gammaQ(shape, rate * x),
    logCdf: (x: number) => logGammaP(shape, rate * x),
    logSurvival: (x: number) => logGammaQ(shape, rate * x),
  }
  const quantile = (wish: Wish) => {
    const start = startOf(shape, 'below' in wish ? wish.below : 1 - wish.above) / rate
    return continuousQuantile(tails, wish, {
      low: 0,
      high: Infinity,
      start,
      further: (x, factor) => x * factor,
    })
  }

  return continuous({
    ...tails,
    mean: shape / rate,
    variance: shape / rate / rate,
    moment: (k) => risingFactorial(shape, k) / rate ** k,
    pdf: (x) => Math.exp(logPdf(x, shape, rate)),
    logPdf: (x) => logPdf(x, shape, rate),
    quantile: (p) => quantile({ below: p }),
    survivalQuantile: (q) => quantile({ above: q }),
    limitedExpectedValue(d) {
      if (d <= 0) return d
      if (d === Infinity) return shape / rate
      return (shape / rate) * gammaP(shape + 1, rate * d) + d * tails.survival(d)
    },
  })
}

function logPdf(x: number, shape: number, rate: number): number {
  if (x < 0) return -Infinity
  if (x === 0) return shape < 1 ? Infinity : shape > 1 ? -Infinity : Math.log(rate)
  return logPoissonWeight(shape, rate * x) + Math.log(shape / x)
}

/** Wilson & Hilferty's cube (1931) where it is positive, else the leading term of P(a, x) near zero. Rate 1. */
function startOf(shape: number, p: number): number {
  const cube = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape))
  if (cube > 0.3 && cube < 1e3) return shape * cube ** 3
  const lead = Math.exp((Math.log(p) + lgamma(shape + 1)) / shape)
  return Math.min(Math.max(lead, 1e-300), shape + 1)
}
