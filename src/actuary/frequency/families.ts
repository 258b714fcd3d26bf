import { binomial } from '../distributions/binomial.ts'
import type { DiscreteDistribution } from '../distributions/distribution.ts'
import { logarithmic } from '../distributions/logarithmic.ts'
import { negativeBinomial } from '../distributions/negative-binomial.ts'
import { poisson } from '../distributions/poisson.ts'
import type { FrequencyLaw } from '../frequency.ts'
import { logOneMinus, powerOfOnePlus, setPolar } from './complex.ts'

const ofDistribution = (distribution: DiscreteDistribution) => ({
  mean: distribution.mean,
  variance: distribution.variance,
  none: distribution.pmf(0),
  some: distribution.survival(0),
  pmf: distribution.pmf,
  atMost: distribution.survivalQuantile,
})

/** E[z^N] = exp(λ (z − 1)); a = 0, b = λ. */
export function poissonLaw(lambda: number): FrequencyLaw {
  const pgf = (z: number) => Math.exp(lambda * (z - 1))
  return {
    ...ofDistribution(poisson({ lambda })),
    third: lambda,
    pgf,
    pgfInPlace(z, bins) {
      for (let i = 0; i < 2 * bins; i += 2) {
        setPolar(z, i, lambda * ((z[i] ?? 0) - 1), lambda * (z[i + 1] ?? 0))
      }
    },
    recursion: { a: 0, b: lambda, extra: 0, share: 1, pgf, isStable: true },
  }
}

/** E[z^N] = (1 + (1 − p)(1 − z) / p)^(−r); a = 1 − p, b = (r − 1)(1 − p). */
export function negativeBinomialLaw(size: number, prob: number): FrequencyLaw {
  const distribution = negativeBinomial({ size, prob })
  const odds = (1 - prob) / prob
  const pgf = (z: number) => Math.exp(-size * Math.log1p(odds * (1 - z)))
  return {
    ...ofDistribution(distribution),
    third: (distribution.mean * (2 - prob)) / (prob * prob),
    pgf,
    pgfInPlace: (z, bins) => powerOfOnePlus(z, bins, -odds, -size),
    recursion: { a: 1 - prob, b: (size - 1) * (1 - prob), extra: 0, share: 1, pgf, isStable: true },
  }
}

/** E[z^N] = (1 + p (z − 1))^n; a = −p / (1 − p): signs alternate, and for p > ½ the recursion blows up. */
export function binomialLaw(n: number, prob: number): FrequencyLaw {
  if (n === 0) return explicitLaw([1])
  const distribution = binomial({ n, prob })
  const a = -prob / (1 - prob)
  const pgf = (z: number) => (1 + prob * (z - 1)) ** n
  return {
    ...ofDistribution(distribution),
    third: distribution.variance * (1 - 2 * prob),
    pgf,
    pgfInPlace: (z, bins) => powerOfOnePlus(z, bins, prob, n),
    recursion: { a, b: -(n + 1) * a, extra: 0, share: 1, pgf, isStable: prob <= 0.5 },
  }
}

/** E[z^N] = ln(1 − p z) / ln(1 − p); a = p, b = −p, and never 0. */
export function logarithmicLaw(prob: number): FrequencyLaw {
  const distribution = logarithmic({ prob })
  const { mean, variance } = distribution
  const scale = 1 / Math.log1p(-prob)
  const pgf = (z: number) => scale * Math.log1p(-prob * z)
  return {
    ...ofDistribution(distribution),
    third: distribution.moment(3) - 3 * mean * variance - mean ** 3,
    pgf,
    pgfInPlace: (z, bins) => logOneMinus(z, bins, prob, scale),
    recursion: { a: prob, b: -prob, extra: distribution.pmf(1), share: 1, pgf, isStable: true },
  }
}

/** Given chances of 0, 1, 2, … tickets: a polynomial. */
export function explicitLaw(chances: readonly number[] | Float64Array): FrequencyLaw {
  const pmf = Float64Array.from(chances)
  const central = (power: number, about: number) =>
    pmf.reduce((sum, chance, k) => sum + chance * (k - about) ** power, 0)
  const mean = central(1, 0)
  return {
    mean,
    variance: central(2, mean),
    third: central(3, mean),
    none: pmf[0] ?? 0,
    some: pmf.subarray(1).reduce((sum, chance) => sum + chance, 0),
    pmf: (k) => pmf[k] ?? 0,
    atMost(q) {
      let above = 0
      for (let k = pmf.length - 1; k > 0; k -= 1) {
        above += pmf[k] ?? 0
        if (above > q) return k
      }
      return 0
    },
    pgf: (z) => pmf.reduceRight((sum, chance) => sum * z + chance, 0),
    pgfInPlace(z, bins) {
      for (let i = 0; i < 2 * bins; i += 2) {
        const re = z[i] ?? 0
        const im = z[i + 1] ?? 0
        let x = 0
        let y = 0
        for (let k = pmf.length - 1; k >= 0; k -= 1) {
          const next = x * re - y * im + (pmf[k] ?? 0)
          y = x * im + y * re
          x = next
        }
        z[i] = x
        z[i + 1] = y
      }
    },
  }
}
