import { logBinomialWeight } from '../special/deviance.ts'
import { risingFactorial } from '../special/gamma.ts'
import { betaI, betaQ, logBetaI, logBetaQ } from '../special/incomplete-beta.ts'
import { type DiscreteDistribution, demand, discrete, isPositive } from './distribution.ts'
import { momentFromFactorial } from './factorial-moments.ts'
import { discreteQuantile, type Wish } from './quantile.ts'

/**
 * Negative binomial: failures before `size` successes of chance `prob`, `size` any positive number; a Poisson whose
 * mean is gamma distributed. Mean size (1 − prob) / prob.
 */
export function negativeBinomial({ size, prob }: { size: number; prob: number }): DiscreteDistribution {
  demand(isPositive(size) && prob > 0 && prob <= 1, `no negative binomial with size ${size}, prob ${prob}`)
  const odds = (1 - prob) / prob
  const mean = size * odds
  const logPmf = (k: number) => {
    if (k < 0 || !Number.isInteger(k)) return -Infinity
    if (k === 0) return size * Math.log(prob)
    if (prob === 1) return -Infinity
    return Math.log(size / (size + k)) + logBinomialWeight(size, size + k, prob, 1 - prob)
  }
  const tails = {
    cdf: (x: number) => (x < 0 ? 0 : betaI(prob, size, Math.floor(x) + 1)),
    survival: (x: number) => (x < 0 ? 1 : betaQ(prob, size, Math.floor(x) + 1)),
    logCdf: (x: number) => (x < 0 ? -Infinity : logBetaI(prob, size, Math.floor(x) + 1)),
    logSurvival: (x: number) => (x < 0 ? 0 : logBetaQ(prob, size, Math.floor(x) + 1)),
  }
  const quantile = (wish: Wish) =>
    discreteQuantile(tails, wish, { lowest: 0, start: mean, step: Math.sqrt(mean / prob) })

  return discrete({
    ...tails,
    mean,
    variance: mean / prob,
    moment: (k) => momentFromFactorial(k, (j) => risingFactorial(size, j) * odds ** j),
    pmf: (k) => Math.exp(logPmf(k)),
    logPmf,
    quantile: (p) => quantile({ below: p }),
    survivalQuantile: (q) => quantile({ above: q }),
    limitedExpectedValue(d) {
      if (d <= 0) return d
      if (d === Infinity || prob === 1) return mean
      return (d < 1 ? 0 : mean * betaI(prob, size + 1, Math.floor(d))) + d * tails.survival(d)
    },
  })
}
