import { logOfRest } from '../special/deviance.ts'
import { lgamma } from '../special/gamma.ts'
import { type ContinuousDistribution, continuous, demand, isPositive } from './distribution.ts'

/** Pareto of the second kind (Lomax, "pareto" in actuar): P(X > x) = (1 + x / scale)^(−shape). The k-th moment exists for k < shape. */
export function pareto({ shape, scale }: { shape: number; scale: number }): ContinuousDistribution {
  demand(isPositive(shape) && isPositive(scale), `no Pareto with shape ${shape}, scale ${scale}`)
  const logSurvival = (x: number) => (x <= 0 ? 0 : -shape * Math.log1p(x / scale))
  const logPdf = (x: number) =>
    x < 0 ? -Infinity : Math.log(shape / scale) - (shape + 1) * Math.log1p(x / scale)
  const mean = shape > 1 ? scale / (shape - 1) : Infinity

  return continuous({
    mean,
    variance: shape > 2 ? (mean * mean * shape) / (shape - 2) : Infinity,
    moment: (k) =>
      k < shape ? scale ** k * Math.exp(lgamma(k + 1) + lgamma(shape - k) - lgamma(shape)) : Infinity,
    pdf: (x) => Math.exp(logPdf(x)),
    logPdf,
    cdf: (x) => -Math.expm1(logSurvival(x)),
    survival: (x) => Math.exp(logSurvival(x)),
    logCdf: (x) => logOfRest(logSurvival(x)),
    logSurvival,
    quantile: (p) => scale * Math.expm1(-Math.log1p(-p) / shape),
    survivalQuantile: (q) => scale * Math.expm1(-Math.log(q) / shape),
    limitedExpectedValue(d) {
      if (d <= 0) return d
      if (d === Infinity) return mean
      const growth = Math.log1p(d / scale)
      return shape === 1 ? scale * growth : (scale * -Math.expm1((1 - shape) * growth)) / (shape - 1)
    },
  })
}
