import { logBinomialWeight } from '../special/deviance.ts'
import { betaI, betaQ, logBetaI, logBetaQ } from '../special/incomplete-beta.ts'
import { type DiscreteDistribution, demand, discrete, isChance } from './distribution.ts'
import { momentFromFactorial } from './factorial-moments.ts'
import { discreteQuantile, type Wish } from './quantile.ts'

/** Binomial: successes in `n` trials of chance `prob`. */
export function binomial({ n, prob }: { n: number; prob: number }): DiscreteDistribution {
  demand(Number.isInteger(n) && n >= 0 && isChance(prob), `no binomial with n ${n}, prob ${prob}`)
  const logPmf = (k: number) => {
    if (k < 0 || k > n || !Number.isInteger(k)) return -Infinity
    if (prob === 0 || prob === 1) return k === n * prob ? 0 : -Infinity
    return logBinomialWeight(k, n, prob, 1 - prob)
  }
  const isAll = (x: number) => Math.floor(x) >= n
  const tails = {
    cdf: (x: number) => (x < 0 ? 0 : isAll(x) ? 1 : betaQ(prob, Math.floor(x) + 1, n - Math.floor(x))),
    survival: (x: number) => (x < 0 ? 1 : isAll(x) ? 0 : betaI(prob, Math.floor(x) + 1, n - Math.floor(x))),
    logCdf: (x: number) =>
      x < 0 ? -Infinity : isAll(x) ? 0 : logBetaQ(prob, Math.floor(x) + 1, n - Math.floor(x)),
    logSurvival: (x: number) =>
      x < 0 ? 0 : isAll(x) ? -Infinity : logBetaI(prob, Math.floor(x) + 1, n - Math.floor(x)),
  }
  const quantile = (wish: Wish) =>
    Math.min(n, discreteQuantile(tails, wish, { lowest: 0, start: n * prob, step: Math.sqrt(n * prob) }))

  return discrete({
    ...tails,
    mean: n * prob,
    variance: n * prob * (1 - prob),
    moment: (k) => momentFromFactorial(k, (j) => fallingFactorial(n, j) * prob ** j),
    pmf: (k) => Math.exp(logPmf(k)),
    logPmf,
    quantile: (p) => quantile({ below: p }),
    survivalQuantile: (q) => quantile({ above: q }),
    limitedExpectedValue(d) {
      if (d <= 0) return d
      if (d >= n) return n * prob
      const below = d < 1 ? 0 : n * prob * betaQ(prob, Math.floor(d), n - Math.floor(d))
      return below + d * tails.survival(d)
    },
  })
}

function fallingFactorial(n: number, j: number): number {
  let product = 1
  for (let i = 0; i < j; i += 1) product *= n - i
  return product
}
