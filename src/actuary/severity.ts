import type { Decision } from '#kernel/decision.ts'
import { no, yes } from '#kernel/decision.ts'
import { gamma } from './distributions/gamma.ts'
import { lognormal } from './distributions/lognormal.ts'
import { pareto } from './distributions/pareto.ts'
import { weibull } from './distributions/weibull.ts'
import { type FigureReason, finite, firstFault, notNegative, positive } from './figures.ts'
import type { RandomSource } from './random.ts'
import { drawContinuous } from './severity/draw.ts'
import { empiricalLaw } from './severity/empirical.ts'
import { latticeLaw } from './severity/lattice.ts'
import { cappedLaw, excessLaw, mixtureLaw, scaledLaw } from './severity/reshaped.ts'

/**
 * Labour hours of one ticket, as plain data. `empirical` are observed hours, from `tailFrom` on replaced by the tail of another
 * severity; `capped` is min(X, cap), `excess` is (X − deductible)+, `scaled` is factor × X; `mixture` draws one of its parts.
 */
export type Severity =
  | { kind: 'lognormal'; meanlog: number; sdlog: number }
  | { kind: 'gamma'; shape: number; rate: number }
  | { kind: 'weibull'; shape: number; scale: number }
  | { kind: 'pareto'; shape: number; scale: number }
  | { kind: 'explicit'; span: number; pmf: readonly number[] | Float64Array }
  | { kind: 'empirical'; hours: readonly number[]; tail?: { from: number; severity: Severity } }
  | { kind: 'mixture'; parts: readonly { share: number; severity: Severity }[] }
  | { kind: 'scaled'; severity: Severity; factor: number }
  | { kind: 'capped'; severity: Severity; cap: number }
  | { kind: 'excess'; severity: Severity; deductible: number }

/** What discretising, simulating and pricing ask of a severity. Hours; second moment in hours². */
export interface SeverityLaw {
  readonly mean: number
  cdf(hours: number): number
  survival(hours: number): number
  /** E[min(X, d)]. */
  limited(d: number): number
  draw(random: RandomSource): number
}

export type SeverityReason = FigureReason | 'no-hours' | 'shares-do-not-sum-to-one' | 'unknown-kind'

/** Logarithms of hours beyond these have no finite mean in doubles, and no meaning. */
const MOST_MEANLOG = 50
const MOST_SDLOG = 10

/** The law of a severity, or the figure that is wrong in it. */
export function severityLaw(severity: Severity): Decision<SeverityLaw, SeverityReason> {
  const fault = faultOf(severity)
  if (fault) return fault
  switch (severity.kind) {
    case 'lognormal':
      return yes(
        drawContinuous(lognormal(severity), (random) => random.lognormal(severity.meanlog, severity.sdlog)),
      )
    case 'gamma':
      return yes(drawContinuous(gamma(severity), (random) => random.gamma(severity.shape) / severity.rate))
    case 'weibull':
      return yes(drawContinuous(weibull(severity)))
    case 'pareto':
      return yes(drawContinuous(pareto(severity)))
    case 'explicit':
      return yes(latticeLaw(severity.span, severity.pmf))
    case 'empirical':
      return empirical(severity)
    case 'mixture':
      return mixture(severity.parts)
    case 'scaled':
      return reshaped(severity.severity, (law) => scaledLaw(law, severity.factor))
    case 'capped':
      return reshaped(severity.severity, (law) => cappedLaw(law, severity.cap))
    case 'excess':
      return reshaped(severity.severity, (law) => excessLaw(law, severity.deductible))
  }
}

function reshaped(
  base: Severity,
  reshape: (law: SeverityLaw) => SeverityLaw,
): Decision<SeverityLaw, SeverityReason> {
  const law = severityLaw(base)
  return law.yes ? yes(reshape(law.value)) : law
}

function empirical({ hours, tail }: Severity & { kind: 'empirical' }): Decision<SeverityLaw, SeverityReason> {
  if (!tail) return yes(empiricalLaw(hours))
  const beyond = severityLaw(tail.severity)
  return beyond.yes ? yes(empiricalLaw(hours, { from: tail.from, law: beyond.value })) : beyond
}

function mixture(
  parts: readonly { share: number; severity: Severity }[],
): Decision<SeverityLaw, SeverityReason> {
  const laws: { share: number; law: SeverityLaw }[] = []
  for (const { share, severity } of parts) {
    const law = severityLaw(severity)
    if (!law.yes) return law
    laws.push({ share, law: law.value })
  }
  return yes(mixtureLaw(laws))
}

function faultOf(severity: Severity) {
  switch (severity.kind) {
    case 'lognormal':
      return within('meanlog', severity.meanlog, MOST_MEANLOG) ?? lognormalSpread(severity.sdlog)
    case 'gamma':
      return positive('shape', severity.shape) ?? positive('rate', severity.rate)
    case 'weibull':
    case 'pareto':
      return positive('shape', severity.shape) ?? positive('scale', severity.scale)
    case 'explicit':
      return positive('span', severity.span) ?? faultOfShares('pmf', [...severity.pmf])
    case 'empirical':
      if (severity.hours.length === 0) return no('no-hours')
      return (
        firstFault('hours', severity.hours, notNegative) ??
        (severity.tail && notNegative('tail from', severity.tail.from))
      )
    case 'mixture':
      return faultOfShares(
        'share',
        severity.parts.map(({ share }) => share),
      )
    case 'scaled':
      return positive('factor', severity.factor)
    case 'capped':
      return positive('cap', severity.cap)
    case 'excess':
      return notNegative('deductible', severity.deductible)
    default:
      return no('unknown-kind', { field: 'severity', given: JSON.stringify(severity) })
  }
}

const lognormalSpread = (sdlog: number) => positive('sdlog', sdlog) ?? within('sdlog', sdlog, MOST_SDLOG)

const within = (field: string, value: number, most: number) =>
  finite(field, value) ??
  (Math.abs(value) > most ? no('too-large', { field, given: value, most }) : undefined)

function faultOfShares(field: string, shares: readonly number[]) {
  const fault = firstFault(field, shares, notNegative)
  if (fault) return fault
  const sum = shares.reduce((total, share) => total + share, 0)
  return Math.abs(sum - 1) > 1e-9 ? no('shares-do-not-sum-to-one', { field, sum }) : undefined
}
