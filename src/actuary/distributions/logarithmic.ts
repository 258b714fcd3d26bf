import { type DiscreteDistribution, demand, discrete } from './distribution.ts'
import { momentFromFactorial } from './factorial-moments.ts'
import { discreteQuantile, type Wish } from './quantile.ts'

/** Logarithmic series (Fisher): P(N = k) = −prob^k / (k ln(1 − prob)), k = 1, 2, …; 0 < prob < 1. */
export function logarithmic({ prob }: { prob: number }): DiscreteDistribution {
  demand(prob > 0 && prob < 1, `no logarithmic with prob ${prob}`)
  const scale = -1 / Math.log1p(-prob)
  const odds = prob / (1 - prob)
  const mean = scale * odds
  const logPmf = (k: number) =>
    k < 1 || !Number.isInteger(k) ? -Infinity : Math.log(scale / k) + k * Math.log(prob)
  const cdf = (x: number) => {
    const below = scale * partialSum(prob, Math.floor(x))
    return below < 0.5 ? below : 1 - survival(x)
  }
  const survival = (x: number) => {
    const below = scale * partialSum(prob, Math.floor(x))
    return below < 0.5 ? 1 - below : scale * remainder(prob, Math.floor(x))
  }
  const tails = {
    cdf,
    survival,
    logCdf: (x: number) => logOf(cdf(x), survival(x)),
    logSurvival: (x: number) => logOf(survival(x), cdf(x)),
  }
  const quantile = (wish: Wish) => discreteQuantile(tails, wish, { lowest: 1, start: 1, step: mean })

  return discrete({
    ...tails,
    mean,
    variance: mean * (1 / (1 - prob) - mean),
    moment: (k) => momentFromFactorial(k, (j) => (j === 0 ? 1 : scale * factorial(j - 1) * odds ** j)),
    pmf: (k) => Math.exp(logPmf(k)),
    logPmf,
    quantile: (p) => quantile({ below: p }),
    survivalQuantile: (q) => quantile({ above: q }),
    limitedExpectedValue(d) {
      if (d < 1) return d
      if (d === Infinity) return mean
      return -mean * Math.expm1(Math.floor(d) * Math.log(prob)) + d * survival(d)
    },
  })
}

/** The logarithm of a chance, from its complement where that is the smaller. */
const logOf = (chance: number, rest: number) => (chance < 0.5 ? Math.log(chance) : Math.log1p(-rest))

/** Σ prob^k / k for k = 1 … n. */
function partialSum(prob: number, n: number): number {
  let power = 1
  let sum = 0
  for (let k = 1; k <= n && power > 0; k += 1) {
    power *= prob
    sum += power / k
  }
  return sum
}

/** Σ prob^k / k for k > n, until terms no longer count. */
function remainder(prob: number, n: number): number {
  let power = prob ** n
  let sum = 0
  for (let k = n + 1; ; k += 1) {
    power *= prob
    sum += power / k
    if (power / k <= 1e-17 * (1 - prob) * sum) return sum
  }
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1))
