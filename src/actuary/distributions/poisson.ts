import { logPoissonWeight } from '../special/deviance.ts'
import { gammaP, gammaQ, logGammaP, logGammaQ } from '../special/incomplete-gamma.ts'
import { type DiscreteDistribution, demand, discrete } from './distribution.ts'
import { momentFromFactorial } from './factorial-moments.ts'
import { discreteQuantile, type Wish } from './quantile.ts'

/** Poisson with mean `lambda` ≥ 0. */
export function poisson({ lambda }: { lambda: number }): DiscreteDistribution {
  demand(lambda >= 0 && lambda < Infinity, `no Poisson with lambda ${lambda}`)
  const logPmf = (k: number) => {
    if (k < 0 || !Number.isInteger(k)) return -Infinity
    return lambda === 0 ? (k === 0 ? 0 : -Infinity) : logPoissonWeight(k, lambda)
  }
  const tails = {
    cdf: (x: number) => (x < 0 ? 0 : gammaQ(Math.floor(x) + 1, lambda)),
    survival: (x: number) => (x < 0 ? 1 : gammaP(Math.floor(x) + 1, lambda)),
    logCdf: (x: number) => (x < 0 ? -Infinity : logGammaQ(Math.floor(x) + 1, lambda)),
    logSurvival: (x: number) => (x < 0 ? 0 : logGammaP(Math.floor(x) + 1, lambda)),
  }
  const quantile = (wish: Wish) =>
    discreteQuantile(tails, wish, { lowest: 0, start: lambda, step: Math.sqrt(lambda) })

  return discrete({
    ...tails,
    mean: lambda,
    variance: lambda,
    moment: (k) => momentFromFactorial(k, (j) => lambda ** j),
    pmf: (k) => Math.exp(logPmf(k)),
    logPmf,
    quantile: (p) => quantile({ below: p }),
    survivalQuantile: (q) => quantile({ above: q }),
    limitedExpectedValue(d) {
      if (d <= 0) return d
      if (d === Infinity) return lambda
      return lambda * tails.cdf(Math.floor(d) - 1) + d * tails.survival(d)
    },
  })
}
