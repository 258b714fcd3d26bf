import { z } from 'zod'
import type { Aggregate } from '../../../src/actuary/aggregate/reading.ts'
import { type AggregateLine, aggregate } from '../../../src/actuary/aggregate.ts'
import { sizeBlock } from '../../../src/actuary/block.ts'
import { discretise } from '../../../src/actuary/discretise.ts'
import { priceFixedFee } from '../../../src/actuary/premium.ts'
import { severityLaw } from '../../../src/actuary/severity.ts'
import { orRefuse } from '../../../src/engine.ts'
import { frequencyOf, gridOf, severityOf } from './models.ts'
import type { Topic, Vector } from './topic.ts'

export const aggregateTopics: Record<string, Topic> = {
  aggregate: (vector) => readings(aggregateOf(vector), vector.expected),
  aggregate_portfolio: (vector) => readings(aggregateOf(vector), vector.expected),
  pricing,
  discretise: discretised,
}

const single = z.object({ frequency: z.unknown(), severity: z.unknown() })
const portfolio = z.object({ lines: z.array(z.looseObject({})), span: z.number().optional() })

function aggregateOf({ input }: Vector): Aggregate {
  const many = portfolio.safeParse(input)
  return orRefuse(
    aggregate(many.success ? many.data.lines.map((line) => lineOf(line, many.data.span)) : [only(input)]),
  )
}

function only(input: unknown): AggregateLine {
  const { frequency, severity } = single.parse(input)
  return { freq: frequencyOf(frequency), sev: gridOf(severity) }
}

/** A line of a portfolio: Poisson with `lambda`, or a frequency of its own; its severity beside it or within. */
function lineOf(line: Record<string, unknown>, span: number | undefined): AggregateLine {
  const freq =
    'frequency' in line
      ? frequencyOf(line.frequency)
      : frequencyOf({ ...line, family: 'poisson', params: {} })
  return { freq, sev: gridOf(line.severity ?? line, span) }
}

const levels = z.array(z.object({ p: z.number() })).default([])
const asked = z.looseObject({
  cdf: z.array(z.object({ x: z.number() })).default([]),
  VaR: levels,
  TVaR_coherent: levels,
  CTE_actuar: levels,
  stop_loss: z.array(z.object({ d: z.number() })).default([]),
})

function readings(of: Aggregate, expected: unknown) {
  const { cdf, VaR, TVaR_coherent, CTE_actuar, stop_loss } = asked.parse(expected)
  return {
    prob_zero: of.cdf(0),
    mean: of.mean,
    variance: of.variance,
    sd: of.sd,
    skewness: of.skewness,
    cdf: cdf.map(({ x }) => ({ x, F: of.cdf(x) })),
    VaR: VaR.map(({ p }) => ({ p, x: of.var(p) })),
    TVaR_coherent: TVaR_coherent.map(({ p }) => ({ p, x: of.tvar(p) })),
    CTE_actuar: CTE_actuar.map(({ p }) => ({ p, x: of.cte(p) })),
    stop_loss: stop_loss.map(({ d }) => ({ d, E_excess: of.excess(d), E_limited: of.limited(d) })),
  }
}

/** How far out, in standard deviations, the grids that the vectors come from carry rounding noise. */
const FARTHEST = 400
const moments = z.object({ variance: z.number() })

/**
 * Vectors whose moments were summed over a transform's cells carry its rounding far out: a spurious mass that shifts the variance by a share δ
 * shifts the skewness by δ times its distance in standard deviations. Our moments are exact, so δ is the vector's own.
 */
export function skewnessTolerance(expected: unknown, got: unknown): number {
  const theirs = moments.safeParse(expected)
  const ours = moments.safeParse(got)
  if (!theirs.success || !ours.success) return 0
  return FARTHEST * Math.abs(theirs.data.variance / ours.data.variance - 1)
}

const priceInput = z.object({
  aggregate: z.union([z.string(), z.looseObject({})]),
  labour_cost_per_hour: z.number(),
  fixed_cost_per_year: z.number(),
  principles: z.object({
    expected_value_loading: z.number(),
    sd_loading: z.number(),
    var_level: z.number(),
    tvar_level: z.number(),
    coc: z.object({ rate: z.number(), level: z.number() }),
  }),
  block_level: z.number(),
})

function pricing({ input }: Vector, all: readonly Vector[]) {
  const price = priceInput.parse(input)
  const named = all.find(({ id }) => id === price.aggregate)
  const hours = named ? aggregateOf(named) : orRefuse(aggregate([only(price.aggregate)]))
  const { expected_value_loading, sd_loading, var_level, tvar_level, coc } = price.principles
  const feesAt = (level: number) =>
    orRefuse(
      priceFixedFee(hours, {
        costPerHourMinor: price.labour_cost_per_hour,
        fixedPerYearMinor: price.fixed_cost_per_year,
        target: { kind: 'client', pLoss: 1 - level },
        loadings: { expectedValue: expected_value_loading, standardDeviation: sd_loading, capital: coc },
        roundToMinor: 0.01,
      }),
    )
  const { principles, breakEvenMinor, outlook } = feesAt(var_level)
  const atVaR = outlook(principles.valueAtRisk.exact)
  const block = orRefuse(sizeBlock(hours, price.block_level, 1))
  return {
    fee_expected_value: principles.expectedValue.exact,
    fee_sd: principles.standardDeviation.exact,
    fee_VaR: principles.valueAtRisk.exact,
    fee_TVaR: feesAt(tvar_level).principles.tailValueAtRisk.exact,
    fee_coc: principles.costOfCapital.exact,
    prob_loss_at_fee_VaR: atVaR.probabilityOfLoss,
    expected_loss_given_fee_VaR: atVaR.expectedLossMinor,
    break_even_fee: breakEvenMinor,
    prepaid_block_hours: block.hours,
    block_expected_used: block.expectedUsed,
    block_expected_unused: block.expectedUnused,
    block_expected_overage: block.expectedOverage,
    block_prob_exhausted: block.probabilityExhausted,
  }
}

const discretiseInput = z.object({
  family: z.string(),
  params: z.record(z.string(), z.number()),
  from: z.literal(0).default(0),
  to: z.number(),
  span: z.number(),
})

function discretised({ input }: Vector) {
  const { family, params, to, span } = discretiseInput.parse(input)
  const severity = severityOf(family, params)
  const pmfOf = (method: 'upper' | 'lower' | 'rounding' | 'unbiased') =>
    orRefuse(discretise(severity, span, to, method, 'drop')).pmf
  const pmf = {
    upper: pmfOf('upper'),
    lower: pmfOf('lower'),
    rounding: pmfOf('rounding'),
    unbiased: pmfOf('unbiased'),
  }
  const overAll = (of: (masses: Float64Array) => number) =>
    Object.fromEntries(Object.entries(pmf).map(([method, masses]) => [method, of(masses)]))
  const law = orRefuse(severityLaw(severity))
  return {
    pmf,
    sum: overAll((masses) => masses.reduce((sum, mass) => sum + mass, 0)),
    mean: overAll((masses) => masses.reduce((sum, mass, j) => sum + mass * j * span, 0)),
    limited_expected_value_at_to: law.limited(to),
    true_cdf_at_to: law.cdf(to),
  }
}
