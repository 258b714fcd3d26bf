import { z } from 'zod'
import { discretise, type Grid } from '../../../src/actuary/discretise.ts'
import type { Frequency } from '../../../src/actuary/frequency.ts'
import type { Severity } from '../../../src/actuary/severity.ts'
import { orRefuse } from '../../../src/engine.ts'

const figures = z.record(z.string(), z.unknown())

export const frequencyOf = (given: unknown): Frequency => {
  const { family, params, ...rest } = z
    .looseObject({ family: z.string(), params: figures.optional() })
    .parse(given)
  return frequency(family, { ...params, ...rest })
}

function frequency(family: string, figures: Record<string, unknown>): Frequency {
  const [, change, base] = /^(zero[- ](?:modified|truncated))[- ](.+)$/.exec(family) ?? []
  if (change && base) {
    const inner = frequency(base, figures)
    if (change.endsWith('truncated')) return { kind: 'zeroTruncated', base: inner }
    return { kind: 'zeroModified', base: inner, p0: figure(figures, 'p0') }
  }
  switch (family.replaceAll('-', ' ')) {
    case 'poisson':
      return { kind: 'poisson', lambda: figure(figures, 'lambda') }
    case 'negative binomial':
    case 'nbinom':
      return { kind: 'negbin', size: figure(figures, 'size'), prob: figure(figures, 'prob') }
    case 'binomial':
      return { kind: 'binomial', n: figure(figures, 'size'), prob: figure(figures, 'prob') }
    case 'geometric':
      return { kind: 'geometric', prob: figure(figures, 'prob') }
    case 'logarithmic':
      return { kind: 'logarithmic', prob: figure(figures, 'prob') }
    case 'explicit':
    case 'explicit pmf':
      return { kind: 'explicit', pmf: z.array(z.number()).parse(figures.pmf) }
    default:
      throw new Error(`no frequency family ${family}`)
  }
}

const discretisation = z.object({
  method: z.enum(['unbiased', 'rounding', 'lower', 'upper']),
  from: z.literal(0).default(0),
  to: z.number(),
  tail: z.string().optional(),
})
const severityShape = z.looseObject({
  family: z.string(),
  params: z.record(z.string(), z.number()).optional(),
  pmf: z.array(z.number()).nullish(),
  span: z.number().optional(),
  discretisation: discretisation.optional(),
})

/** The grid of a severity: its own points, or its shape discretised as the vector says. */
export function gridOf(given: unknown, spanOfAll?: number): Grid {
  const severity = severityShape.parse(given)
  const span = severity.span ?? spanOfAll ?? 1
  if (severity.pmf && (/^explicit/.test(severity.family) || !severity.discretisation)) {
    return { span, pmf: Float64Array.from(severity.pmf) }
  }
  const { method, to, tail } = discretisation.parse(severity.discretisation)
  const isDropped = tail !== undefined && /drop|not added|left out|omitted/.test(tail)
  const shape = severityOf(severity.family, severity.params ?? {})
  return orRefuse(discretise(shape, span, to, method, isDropped ? 'drop' : 'lump'))
}

export function severityOf(family: string, figures: Record<string, unknown>): Severity {
  switch (family) {
    case 'lognormal':
      return { kind: 'lognormal', meanlog: figure(figures, 'meanlog'), sdlog: figure(figures, 'sdlog') }
    case 'gamma':
      return { kind: 'gamma', shape: figure(figures, 'shape'), rate: figure(figures, 'rate') }
    case 'weibull':
      return { kind: 'weibull', shape: figure(figures, 'shape'), scale: figure(figures, 'scale') }
    case 'pareto':
      return { kind: 'pareto', shape: figure(figures, 'shape'), scale: figure(figures, 'scale') }
    default:
      throw new Error(`no severity family ${family}`)
  }
}

const figure = (figures: Record<string, unknown>, name: string) =>
  z.number({ error: name }).parse(figures[name])
