import { type Decision, no, yes } from '#kernel/decision.ts'
import { type FigureReason, notNegative, positive } from '../figures.ts'
import { type NegativeBinomial, negBin } from '../negative-binomial.ts'

export interface Predictive {
  /** Weight of the own experience, E / (E + rate). */
  z: number
  /** The client's rate per unit of exposure: mean and standard deviation of what we know of it. */
  rate: { mean: number; sd: number }
  /** Tickets over the future exposure, parameter uncertainty included. */
  predictive: NegativeBinomial
}

/**
 * Poisson counts with a gamma prior on the rate per unit of exposure: the posterior is Gamma(shape + N / φ, rate + E / φ), the count over
 * a future exposure e negative binomial with that size and prob (rate + E) / (rate + E + e). `dispersion` φ ≥ 1 is Pearson's, variance over mean
 * within a client: counts that come in bursts prove less, so both N and E are divided by it (quasi-Poisson tempering).
 */
export function gammaPoissonPredictive(
  prior: { shape: number; rate: number },
  tickets: number,
  exposure: number,
  futureExposure: number,
  dispersion = 1,
): Decision<Predictive, FigureReason | 'dispersion-below-one'> {
  const fault =
    positive('prior shape', prior.shape) ??
    positive('prior rate', prior.rate) ??
    notNegative('tickets', tickets) ??
    notNegative('exposure', exposure) ??
    positive('futureExposure', futureExposure)
  if (fault) return fault
  if (!(dispersion >= 1 && dispersion < Infinity))
    return no('dispersion-below-one', { given: String(dispersion) })

  const shape = prior.shape + tickets / dispersion
  const rate = prior.rate + exposure / dispersion
  return yes({
    z: exposure / dispersion / rate,
    rate: { mean: shape / rate, sd: Math.sqrt(shape) / rate },
    predictive: negBin(shape, rate / (rate + futureExposure)),
  })
}
