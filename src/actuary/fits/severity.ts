import { type Decision, no, yes } from '#kernel/decision.ts'
import { brentRoot } from '../brent.ts'
import { gamma } from '../distributions/gamma.ts'
import { lognormal } from '../distributions/lognormal.ts'
import { type FigureReason, firstFault, notNegative } from '../figures.ts'
import type { Severity } from '../severity.ts'
import { digamma } from '../special/gamma.ts'

export type SeverityFamily = 'lognormal' | 'gamma' | 'empirical'

/** A fitted shape of hours per ticket. `severity` includes the tickets of no time; the parameters are those of the rest. */
export type SeverityFit = {
  severity: Severity
  /** Mean the fit implies, hours, of tickets that took time. */
  meanHours: number
  /** Null for empirical hours, whose likelihood can't be compared. */
  logLik: number | null
} & (
  | { family: 'lognormal'; meanlog: number; sdlog: number }
  | { family: 'gamma'; shape: number; rate: number }
  | { family: 'empirical'; tailFrom: number }
)

export interface SeverityFits {
  /** Tickets that took time, their mean and coefficient of variation (n − 1). */
  n: number
  meanHours: number
  cv: number
  /** Share of tickets booked with no time at all: an atom apart. */
  zeroShare: number
  fits: SeverityFit[]
}

export type SeverityFitReason =
  | FigureReason
  | 'too-few-hours'
  | 'hours-all-equal'
  | 'too-few-for-empirical'
  | 'unknown-kind'

/** Below this number the observed hours say too little of the tail to stand for themselves. */
export const LEAST_EMPIRICAL = 200
/** Share of tickets above the splice, where the lognormal fit takes over. */
const TAIL_SHARE = 0.05

/**
 * Fits shapes to hours per ticket (labour hours, not elapsed ones): lognormal and gamma by maximum likelihood (the sd of logs divides by n),
 * and from 200 tickets on the observed hours themselves with a lognormal tail beyond the 95 % point. The best by log-likelihood
 * comes first, empirical last.
 */
export function fitSeverity(
  hours: readonly number[],
  families: readonly SeverityFamily[] = ['lognormal', 'gamma'],
): Decision<SeverityFits, SeverityFitReason> {
  const fault = firstFault('hours', hours, notNegative)
  if (fault) return fault
  const unknown = families.find((family) => !Object.hasOwn(fitters, family))
  if (unknown !== undefined) return no('unknown-kind', { field: 'family', given: unknown })
  const worked = hours.filter((x) => x > 0)
  if (worked.length < 2) return no('too-few-hours', { tickets: worked.length, least: 2 })
  if (worked.every((x) => x === worked[0])) return no('hours-all-equal')
  if (families.includes('empirical') && worked.length < LEAST_EMPIRICAL) {
    return no('too-few-for-empirical', { tickets: worked.length, least: LEAST_EMPIRICAL })
  }

  const zeroShare = 1 - worked.length / hours.length
  const fits = families.map((family) => withZeros(fitters[family](worked), zeroShare))
  fits.sort((a, b) => (b.logLik ?? -Infinity) - (a.logLik ?? -Infinity))
  const meanHours = average(worked)
  const spread = worked.reduce((sum, x) => sum + (x - meanHours) ** 2, 0) / (worked.length - 1)
  return yes({ n: worked.length, meanHours, cv: Math.sqrt(spread) / meanHours, zeroShare, fits })
}

/** Standard error of a lognormal’s fitted mean, over the mean: √(s² / n + s⁴ / 2n) (Zhou & Gao 1997, after Cox). */
export const errorOfMean = (sdlog: number, n: number) => Math.sqrt((sdlog ** 2 + sdlog ** 4 / 2) / n)

const fitters: Record<SeverityFamily, (hours: readonly number[]) => SeverityFit> = {
  lognormal: fitLognormal,
  gamma: fitGamma,
  empirical: fitEmpirical,
}

function fitLognormal(hours: readonly number[]): SeverityFit & { family: 'lognormal' } {
  const logs = hours.map(Math.log)
  const meanlog = average(logs)
  const sdlog = Math.sqrt(average(logs.map((log) => (log - meanlog) ** 2)))
  const law = lognormal({ meanlog, sdlog })
  const severity = { kind: 'lognormal', meanlog, sdlog } as const
  return {
    family: 'lognormal',
    meanlog,
    sdlog,
    severity,
    meanHours: law.mean,
    logLik: sum(hours, law.logPdf),
  }
}

/** ln a − ψ(a) = ln x̄ − mean of ln x, the rate a / x̄. */
function fitGamma(hours: readonly number[]): SeverityFit {
  const mean = average(hours)
  const gap = Math.log(mean) - average(hours.map(Math.log))
  const score = (logShape: number) => logShape - digamma(Math.exp(logShape)) - gap
  const shape = Math.exp(brentRoot(score, Math.log(0.1 / gap) - 3, Math.log(1 / gap) + 3))
  const law = gamma({ shape, rate: shape / mean })
  const severity = { kind: 'gamma', shape, rate: shape / mean } as const
  return {
    family: 'gamma',
    shape,
    rate: shape / mean,
    severity,
    meanHours: mean,
    logLik: sum(hours, law.logPdf),
  }
}

function fitEmpirical(hours: readonly number[]): SeverityFit {
  const sorted = [...hours].sort((a, b) => a - b)
  const from = sorted[Math.floor(sorted.length * (1 - TAIL_SHARE))] ?? 0
  const tail = { from, severity: fitLognormal(hours).severity }
  return {
    family: 'empirical',
    tailFrom: from,
    severity: { kind: 'empirical', hours: sorted, tail },
    meanHours: average(hours),
    logLik: null,
  }
}

function withZeros(fit: SeverityFit, zeroShare: number): SeverityFit {
  if (zeroShare === 0) return fit
  const nothing = { kind: 'explicit', span: 1, pmf: [1] } as const
  const parts = [
    { share: zeroShare, severity: nothing },
    { share: 1 - zeroShare, severity: fit.severity },
  ]
  return { ...fit, severity: { kind: 'mixture', parts } }
}

const average = (values: readonly number[]) =>
  values.reduce((total, value) => total + value, 0) / values.length
const sum = (values: readonly number[], of: (value: number) => number) =>
  values.reduce((total, value) => total + of(value), 0)
