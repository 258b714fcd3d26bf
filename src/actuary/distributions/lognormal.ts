import {
  logNormalCdf,
  logNormalSurvival,
  normalCdf,
  normalQuantile,
  normalSurvival,
} from '../special/normal.ts'
import { type ContinuousDistribution, continuous, demand, isPositive } from './distribution.ts'

const LOG_SQRT_TWO_PI = 0.9189385332046728

/** Lognormal: ln X is normal with mean `meanlog` and standard deviation `sdlog`. The usual shape of hours per ticket. */
export function lognormal({ meanlog, sdlog }: { meanlog: number; sdlog: number }): ContinuousDistribution {
  demand(
    Number.isFinite(meanlog) && isPositive(sdlog),
    `no lognormal with meanlog ${meanlog}, sdlog ${sdlog}`,
  )
  const score = (x: number) => (Math.log(x) - meanlog) / sdlog
  const mean = Math.exp(meanlog + (sdlog * sdlog) / 2)
  const logPdf = (x: number) =>
    x > 0 ? -0.5 * score(x) ** 2 - Math.log(x * sdlog) - LOG_SQRT_TWO_PI : -Infinity
  const survival = (x: number) => (x <= 0 ? 1 : normalSurvival(score(x)))

  return continuous({
    mean,
    variance: mean * mean * Math.expm1(sdlog * sdlog),
    moment: (k) => Math.exp(k * meanlog + (k * k * sdlog * sdlog) / 2),
    pdf: (x) => Math.exp(logPdf(x)),
    logPdf,
    cdf: (x) => (x <= 0 ? 0 : normalCdf(score(x))),
    survival,
    logCdf: (x) => (x <= 0 ? -Infinity : logNormalCdf(score(x))),
    logSurvival: (x) => (x <= 0 ? 0 : logNormalSurvival(score(x))),
    quantile: (p) => Math.exp(meanlog + sdlog * normalQuantile(p)),
    survivalQuantile: (q) => Math.exp(meanlog - sdlog * normalQuantile(q)),
    limitedExpectedValue(d) {
      if (d <= 0) return d
      if (d === Infinity) return mean
      return mean * normalCdf(score(d) - sdlog) + d * survival(d)
    },
  })
}
