import { errorOfMean, fitSeverity, LEAST_EMPIRICAL } from '#actuary/fits/severity.ts'
import { assumedPriors } from '#actuary/price-sheet/priors.ts'
import { type Severity, severityLaw } from '#actuary/severity.ts'
import { orRefuse } from '#kernel/decision.ts'
import type { AskedTicket } from './sorts.ts'
import { percent } from './words.ts'

/** Labour per ticket, and the drive to one on site. */
export type HoursPerTicket = {
  /** To call back or to answer. */
  answer: Severity
  /** The rest of a ticket that is no emergency. */
  routine: Severity
  emergency: Severity
  travelMinutes: number
  /** How unsure their mean is, for all clients at once; checks from before it was asked have none. */
  unsureCv?: number
  /** What they rest on, in words. */
  says: string[]
}

/** Below so many tickets a fitted shape says no more than the opinion. */
const leastFitted = 30
/** So many quantiles stand for the observed hours, so that a frozen question stays small. */
const quantiles = 200
const assumedTravelMinutes = 30
const answerMinutes = 5

/** Hours per ticket from the book: as observed from 200 tickets on, fitted from 30 on, else the assumed shape. */
export function hoursPerTicket(tickets: readonly AskedTicket[]): HoursPerTicket {
  const routine = shapeOf(hoursOf(tickets.filter(({ priority }) => priority !== 'emergency')))
  const urgent = shapeOf(hoursOf(tickets.filter(({ priority }) => priority === 'emergency')))
  const factor = assumedPriors.emergencyHoursFactor
  const usual = routine ?? assumedShape
  const travel = travelOf(tickets)
  return {
    answer: { kind: 'empirical', hours: [answerMinutes / 60] },
    routine: withoutAnswer(usual.severity),
    emergency: urgent?.severity ?? { kind: 'scaled', severity: usual.severity, factor },
    travelMinutes: travel ?? assumedTravelMinutes,
    unsureCv: usual.unsureCv,
    says: [
      `To call back or answer takes ${answerMinutes} minutes and interrupts what can wait; a session or a visit waits until somebody is free.`,
      `Hours of a ticket are ${usual.says}; of an emergency ${urgent?.says ?? `assumed: ${factor} times as many`}.`,
      `That is learned, not known: each run makes all work longer or shorter, give or take ${percent(usual.unsureCv, 1)}${routine ? '' : `, as an opinion worth ${hoursStrength} tickets would be`}.`,
      travel === null
        ? `Nobody has logged the drive to a client yet: ${assumedTravelMinutes} minutes are assumed.`
        : `The drive to a client takes ${travel} minutes, the mean of those logged.`,
    ],
  }
}

/** The answer is part of the labour that was logged: the rest is so much shorter. */
function withoutAnswer(severity: Severity): Severity {
  const { mean } = orRefuse(severityLaw(severity))
  return { kind: 'scaled', severity, factor: Math.max(0.1, 1 - answerMinutes / 60 / mean) }
}

const hoursOf = (tickets: readonly AskedTicket[]) =>
  tickets.map(({ minutes, travelMinutes }) => (minutes - travelMinutes) / 60).filter((hours) => hours > 0)

type Shape = { severity: Severity; unsureCv: number; says: string }

/** The opinion on hours is as unsure as hours learned from as many tickets as it counts for. */
const { severity: opinion, hoursStrength } = assumedPriors
const assumedShape: Shape = {
  severity: opinion,
  unsureCv: errorOfMean(opinion.sdlog, hoursStrength),
  says: 'assumed: a median of 27 minutes',
}

function shapeOf(hours: readonly number[]): Shape | undefined {
  const count = hours.length
  if (count < leastFitted) return undefined
  const fitted = fitSeverity(hours, ['lognormal'])
  const [fit] = fitted.yes ? fitted.value.fits : []
  const law = fit?.family === 'lognormal' ? fit : undefined
  const unsureCv = errorOfMean(law?.sdlog ?? 0, count)
  if (count < LEAST_EMPIRICAL)
    return law && { severity: law.severity, unsureCv, says: `fitted to your last ${count}` }
  const severity: Severity = { kind: 'empirical', hours: quantilesOf(hours) }
  return { severity, unsureCv, says: `as your last ${count} had them` }
}

/** Means of equal slices of the sorted hours: they keep the mean, and nearly all of the spread. */
function quantilesOf(hours: readonly number[]): number[] {
  const sorted = hours.toSorted((a, b) => a - b)
  return Array.from({ length: quantiles }, (_, at) => {
    const slice = sorted.slice(cut(at, sorted.length), cut(at + 1, sorted.length))
    return round(slice.reduce((sum, one) => sum + one, 0) / slice.length)
  })
}
const cut = (at: number, length: number) => Math.floor((at * length) / quantiles)

function travelOf(tickets: readonly AskedTicket[]): number | null {
  const driven = tickets.filter(({ onSite, travelMinutes }) => onSite && travelMinutes > 0)
  if (driven.length === 0) return null
  return Math.round(driven.reduce((sum, { travelMinutes }) => sum + travelMinutes, 0) / driven.length)
}

const round = (hours: number) => Math.round(hours * 10_000) / 10_000
