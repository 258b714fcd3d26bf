import {
  logNormalCdf,
  logNormalSurvival,
  normalCdf,
  normalDensity,
  normalQuantile,
  normalSurvival,
} from '../special/normal.ts'
import { type ContinuousDistribution, continuous, demand, isPositive } from './distribution.ts'

const LOG_SQRT_TWO_PI = 0.9189385332046728

/** Normal with `mean` and standard deviation `sd`. */
export function normal(
  { mean, sd }: { mean: number; sd: number } = { mean: 0, sd: 1 },
): ContinuousDistribution {
  demand(Number.isFinite(mean) && isPositive(sd), `no normal with mean ${mean}, sd ${sd}`)
  const score = (x: number) => (x - mean) / sd

  return continuous({
    mean,
    variance: sd * sd,
    moment(k) {
      demand(Number.isInteger(k) && k >= 0, `a moment's order is a whole number, not ${k}`)
      let [before, current] = [0, 1]
      for (let n = 1; n <= k; n += 1)
        [before, current] = [current, mean * current + (n - 1) * sd * sd * before]
      return current
    },
    pdf: (x) => normalDensity(score(x)) / sd,
    logPdf: (x) => -0.5 * score(x) ** 2 - Math.log(sd) - LOG_SQRT_TWO_PI,
    cdf: (x) => normalCdf(score(x)),
    survival: (x) => normalSurvival(score(x)),
    logCdf: (x) => logNormalCdf(score(x)),
    logSurvival: (x) => logNormalSurvival(score(x)),
    quantile: (p) => mean + sd * normalQuantile(p),
    survivalQuantile: (q) => mean - sd * normalQuantile(q),
    limitedExpectedValue(d) {
      if (d === Infinity) return mean
      return mean * normalCdf(score(d)) - sd * normalDensity(score(d)) + d * normalSurvival(score(d))
    },
  })
}
