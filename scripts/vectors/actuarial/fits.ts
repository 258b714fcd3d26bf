import { z } from 'zod'
import { type Counts, fitNegBin } from '../../../src/actuary/fits/negative-binomial.ts'
import { fitSeverity } from '../../../src/actuary/fits/severity.ts'
import { orRefuse } from '../../../src/engine.ts'
import type { Topic, Vector } from './topic.ts'

export const fitTopics: Record<string, Topic> = {
  nb_fit: counts,
  nb_fit_exposure: countsWithExposure,
  severity_fit: severity,
}

const numbers = z.array(z.number())
const countsInput = z.union([
  z.object({ counts: numbers, frequency: numbers.optional() }),
  z.object({ x: numbers }).transform(({ x }) => ({ counts: x })),
])

function counts({ input }: Vector) {
  const given: Counts = countsInput.parse(input)
  const mle = orRefuse(fitNegBin({ ...given, method: 'mle' }))
  const moments = orRefuse(fitNegBin({ ...given, method: 'moments' }))
  return {
    n: mle.n,
    mean: mle.mean,
    var_n_minus_1: mle.variance,
    index_of_dispersion: mle.variance / mle.mean,
    moments: { size: moments.size, prob: moments.prob },
    mle: { size: mle.size, mu: mle.rate, prob: mle.prob, loglik: mle.logLik },
    poisson_loglik: mle.poissonLogLik,
    lr_statistic: mle.lrStatistic,
  }
}

const exposureInput = z.object({ tickets: numbers, exposure_endpoint_months: numbers })

function countsWithExposure({ input }: Vector) {
  const { tickets, exposure_endpoint_months: exposure } = exposureInput.parse(input)
  const mle = orRefuse(fitNegBin({ counts: tickets, exposure, method: 'mle' }))
  const moments = orRefuse(fitNegBin({ counts: tickets, exposure, method: 'moments' }))
  return {
    poisson_rate: mle.poissonRate,
    poisson_loglik: mle.poissonLogLik,
    mle: { rate: mle.rate, size: mle.size, loglik: mle.logLik },
    crude_moments_size: moments.size,
  }
}

function severity({ input }: Vector) {
  const { hours } = z.object({ hours: numbers }).parse(input)
  const { meanHours, cv, fits } = orRefuse(fitSeverity(hours, ['lognormal', 'gamma']))
  const lognormal = fits.find((fit) => fit.family === 'lognormal')
  const gamma = fits.find((fit) => fit.family === 'gamma')
  return {
    lognormal: {
      meanlog: lognormal?.meanlog,
      sdlog_mle: lognormal?.sdlog,
      loglik: lognormal?.logLik,
      mean_implied: lognormal?.meanHours,
    },
    gamma: { shape: gamma?.shape, rate: gamma?.rate, loglik: gamma?.logLik },
    sample_mean: meanHours,
    sample_cv: cv,
  }
}
