import { z } from 'zod'
import { buhlmannStraub, type Cell, gammaPoissonPredictive } from '../../../src/actuary/credibility.ts'
import { negativeBinomial } from '../../../src/actuary/distributions/negative-binomial.ts'
import { orRefuse } from '../../../src/engine.ts'
import type { Topic, Vector } from './topic.ts'

const table = z.array(z.array(z.number().nullable()))
const cellsInput = z.object({ ratios: table, weights: table.nullish() })

export const credibilityTopics: Record<string, Topic> = {
  credibility,
  credibility_real: credibility,
  poisson_gamma: poissonGamma,
}

function credibility({ input }: Vector) {
  const cells = cellsOf(input)
  const unbiased = estimatesOf(cells, 'unbiased')
  return { ...unbiased, unbiased, iterative: estimatesOf(cells, 'iterative') }
}

/** Rows are clients, columns periods; a null is a missing cell, no weights are equal weights. */
function cellsOf(input: unknown): Cell[] {
  const { ratios, weights } = cellsInput.parse(input)
  return ratios.flatMap((row, client) =>
    row.map((ratio, period) => ({
      clientId: String(client),
      period: String(period),
      ratio: ratio ?? 0,
      weight: ratio === null ? 0 : weights ? (weights[client]?.[period] ?? 0) : 1,
    })),
  )
}

function estimatesOf(cells: readonly Cell[], method: 'unbiased' | 'iterative') {
  const { a, s2, k, collective, clients } = orRefuse(buhlmannStraub(cells, method))
  return {
    a,
    s2,
    k,
    collective,
    client_means: clients.map(({ mean }) => mean),
    client_weights: clients.map(({ weight }) => weight),
    Z: clients.map(({ z: credence }) => credence),
    credibility_estimates: clients.map(({ estimate }) => estimate),
  }
}

const poissonGammaInput = z.object({
  prior_shape: z.number(),
  prior_rate: z.number(),
  observed_tickets: z.number(),
  observed_exposure: z.number(),
  future_exposure: z.number(),
  dispersion: z.number().optional(),
})

function poissonGamma({ input, expected }: Vector) {
  const given = poissonGammaInput.parse(input)
  const {
    z: credence,
    rate,
    predictive,
  } = orRefuse(
    gammaPoissonPredictive(
      { shape: given.prior_shape, rate: given.prior_rate },
      given.observed_tickets,
      given.observed_exposure,
      given.future_exposure,
      given.dispersion,
    ),
  )
  const law = negativeBinomial(predictive)
  const quantiles = z
    .looseObject({ predictive_quantiles: z.record(z.string(), z.number()).default({}) })
    .parse(expected)
  return {
    Z: credence,
    posterior_mean_rate: rate.mean,
    posterior_sd_rate: rate.sd,
    predictive,
    predictive_pmf_0_5: [0, 1, 2, 3, 4, 5].map(law.pmf),
    predictive_quantiles: Object.fromEntries(
      Object.keys(quantiles.predictive_quantiles).map((name) => [
        name,
        law.quantile(Number(`0.${name.slice(1)}`)),
      ]),
    ),
    cdf_at_mean_floor: law.cdf(Math.floor(predictive.mean)),
  }
}
