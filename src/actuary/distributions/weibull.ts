import { logOfRest } from '../special/deviance.ts'
import { lgamma } from '../special/gamma.ts'
import { gammaP } from '../special/incomplete-gamma.ts'
import { type ContinuousDistribution, continuous, demand, isPositive } from './distribution.ts'

/** Weibull with `shape` and `scale`: P(X > x) = exp(−(x / scale)^shape). */
export function weibull({ shape, scale }: { shape: number; scale: number }): ContinuousDistribution {
  demand(isPositive(shape) && isPositive(scale), `no Weibull with shape ${shape}, scale ${scale}`)
  const hazard = (x: number) => (x <= 0 ? 0 : (x / scale) ** shape)
  const moment = (k: number) => scale ** k * Math.exp(lgamma(1 + k / shape))
  const logPdf = (x: number) => {
    if (x < 0) return -Infinity
    if (x === 0) return shape < 1 ? Infinity : shape > 1 ? -Infinity : -Math.log(scale)
    return Math.log(shape / scale) + (shape - 1) * Math.log(x / scale) - hazard(x)
  }

  return continuous({
    mean: moment(1),
    variance: moment(1) ** 2 * Math.expm1(lgamma(1 + 2 / shape) - 2 * lgamma(1 + 1 / shape)),
    moment,
    pdf: (x) => Math.exp(logPdf(x)),
    logPdf,
    cdf: (x) => -Math.expm1(-hazard(x)),
    survival: (x) => Math.exp(-hazard(x)),
    logCdf: (x) => logOfRest(-hazard(x)),
    logSurvival: (x) => -hazard(x),
    quantile: (p) => scale * (-Math.log1p(-p)) ** (1 / shape),
    survivalQuantile: (q) => scale * (-Math.log(q)) ** (1 / shape),
    limitedExpectedValue(d) {
      if (d <= 0) return d
      if (d === Infinity) return moment(1)
      return moment(1) * gammaP(1 + 1 / shape, hazard(d)) + d * Math.exp(-hazard(d))
    },
  })
}
