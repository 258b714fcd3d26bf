import { z } from 'zod'
import { renewalRevenue } from '../../../src/actuary/forecast.ts'
import { lbeta } from '../../../src/actuary/special.ts'
import { betaBinomialChurn, fitSbg, kaplanMeier, projectSbg } from '../../../src/actuary/survival.ts'
import { orRefuse } from '../../../src/engine.ts'
import type { Topic, Vector } from './topic.ts'

export const survivalTopics: Record<string, Topic> = {
  kaplan_meier: survival,
  sbg_retention: retention,
  beta_binomial_churn: churn,
  renewal_revenue: revenue,
}

const numbers = z.array(z.number())

function survival({ input }: Vector) {
  const given = z
    .object({ time_months: numbers, churned: z.array(z.union([z.number(), z.boolean()])) })
    .parse(input)
  const {
    time,
    atRisk,
    events,
    survival: S,
    se,
    median,
  } = orRefuse(kaplanMeier(given.time_months, given.churned))
  return { time, n_risk: atRisk, n_event: events, S, greenwood_se: se, median }
}

const LIFETIME = /^expected_discounted_lifetime_(\d+)pct$/

function retention({ input, expected }: Vector) {
  const { survivors_fraction_by_year: survivors } = z
    .object({ survivors_fraction_by_year: numbers })
    .parse(input)
  const fit = orRefuse(fitSbg(survivors))
  const asked = z.looseObject({ S_projected: numbers.default([]) }).parse(expected)
  const years = Math.max(1, asked.S_projected.length)
  const projection = orRefuse(projectSbg(fit, years, 0.1))
  const lifetimes = Object.keys(asked).flatMap((key) => {
    const percent = LIFETIME.exec(key)?.[1]
    return percent ? [[key, orRefuse(projectSbg(fit, years, Number(percent) / 100)).discountedLifetime]] : []
  })
  return {
    ...fit,
    mean_loglik: meanLogLik(fit, survivors),
    S_projected: projection.survival,
    retention: projection.retention,
    ...Object.fromEntries(lifetimes),
  }
}

/** Per client at the start: those lost in each year, and those still there. */
function meanLogLik({ alpha, beta }: { alpha: number; beta: number }, survivors: readonly number[]): number {
  const logBeta = lbeta(alpha, beta)
  const last = survivors.length
  const lost = survivors.reduce((sum, share, t) => {
    const before = t === 0 ? 1 : (survivors[t - 1] ?? 0)
    return sum + (before - share) * (lbeta(alpha + 1, beta + t) - logBeta)
  }, 0)
  return lost + (survivors[last - 1] ?? 0) * (lbeta(alpha, beta + last) - logBeta)
}

const churnInput = z.object({
  prior: z.object({ a: z.number(), b: z.number() }),
  client_years: z.number(),
  lost: z.number(),
  clients_next_year: z.number(),
})

function churn({ input, expected }: Vector) {
  const { prior, client_years, lost, clients_next_year } = churnInput.parse(input)
  const { mean, ci90, lostPmf } = orRefuse(betaBinomialChurn(prior, client_years, lost, clients_next_year))
  const ranges = Object.keys(z.looseObject({}).parse(expected)).flatMap((key) => {
    const [, from, to] = /^predictive_lost_pmf_(\d+)_(\d+)$/.exec(key) ?? []
    if (from === undefined || to === undefined) return []
    const length = Number(to) - Number(from) + 1
    return [[key, Array.from({ length }, (_, k) => lostPmf[Number(from) + k] ?? 0)]]
  })
  return { posterior_mean: mean, ci90, ...Object.fromEntries(ranges) }
}

function revenue({ input, expected }: Vector) {
  const { mrr, renewal_prob } = z.object({ mrr: numbers, renewal_prob: numbers }).parse(input)
  const items = mrr.map((mrrMinor, i) => ({ mrrMinor, p: renewal_prob[i] ?? NaN }))
  const left = orRefuse(renewalRevenue(items, 1))
  const all = mrr.reduce((sum, amount) => sum + amount, 0)
  const named = Object.keys(z.looseObject({}).parse(expected)).map((key) => {
    const percent = /^p(\d+)$/.exec(key)?.[1]
    if (percent) return [key, left.quantileMinor(Number(`0.${percent}`))]
    const loss = /^prob_lose_at_least_(\d+)pct$/.exec(key)?.[1]
    return loss ? [key, atMost(left, all * (1 - Number(loss) / 100))] : [key, undefined]
  })
  return { ...Object.fromEntries(named), mean: left.meanMinor, sd: left.sdMinor }
}

const atMost = ({ pmf, gridMinor }: { pmf: Float64Array; gridMinor: number }, amount: number) =>
  pmf.reduce((sum, chance, k) => (k * gridMinor <= amount + 1e-6 ? sum + chance : sum), 0)
