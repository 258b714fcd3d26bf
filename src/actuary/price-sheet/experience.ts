import { type Decision, no, yes } from '#kernel/decision.ts'
import { type FigureReason, notNegative, positive } from '../figures.ts'
import type { PriceSheetInput } from '../price-sheet.ts'

/** A client's own past: endpoints × months, and what happened in them. */
export interface OwnExperience {
  months: number
  endpointMonths: number
  tickets: number
  /** Labour hours of those tickets, each capped at the large-loss limit; null where hours weren't kept. */
  hours: number | null
  /** Tickets by the cells' names; the book's shares stand in for what isn't given. */
  ticketsByCell?: Readonly<Record<string, number>>
}

export type ExperienceReason =
  | FigureReason
  | 'no-endpoints'
  | 'one-month-of-history'
  | 'history-without-endpoints'
  | 'too-many-tickets'
  | 'hours-without-tickets'
  | 'more-in-cells-than-tickets'
  | 'shares-do-not-sum-to-one'

/** More tickets than this per endpoint and month are a mistake in the figures, not a client. */
export const MOST_TICKETS_PER_ENDPOINT_MONTH = 50

/** Whether a price can be made of these figures at all: wrong input gets a sentence, not a number. */
export function checkExperience(input: PriceSheetInput): Decision<OwnExperience, ExperienceReason> {
  if (!(input.endpoints > 0 && input.endpoints < Infinity))
    return no('no-endpoints', { endpoints: String(input.endpoints) })
  const fault =
    positive('months', input.months) ??
    positive('prior shape', input.prior.shape) ??
    positive('prior rate', input.prior.rate) ??
    positive('frequencyFactor', input.frequencyFactor) ??
    notNegative('monthlyShockCv', input.monthlyShockCv) ??
    notNegative('rateSpreadCv', input.rateSpreadCv ?? 0) ??
    positive('shareStrength', input.shareStrength) ??
    positive('hoursStrength', input.hoursStrength)
  if (fault) return fault
  const shares = input.cells.reduce((sum, { share }) => sum + share, 0)
  if (Math.abs(shares - 1) > 1e-9) return no('shares-do-not-sum-to-one', { sum: shares })
  return input.own ? checkOwn(input.own) : yes({ months: 0, endpointMonths: 0, tickets: 0, hours: null })
}

function checkOwn(own: OwnExperience): Decision<OwnExperience, ExperienceReason> {
  const fault =
    positive('months of history', own.months) ??
    notNegative('endpointMonths', own.endpointMonths) ??
    notNegative('tickets', own.tickets) ??
    notNegative('hours', own.hours ?? 0)
  if (fault) return fault
  if (own.months < 2) return no('one-month-of-history', { months: own.months, least: 2 })
  if (own.endpointMonths === 0) return no('history-without-endpoints', { tickets: own.tickets })
  const rate = own.tickets / own.endpointMonths
  if (rate > MOST_TICKETS_PER_ENDPOINT_MONTH)
    return no('too-many-tickets', { rate, most: MOST_TICKETS_PER_ENDPOINT_MONTH })
  if (own.tickets === 0 && (own.hours ?? 0) > 0) return no('hours-without-tickets', { hours: own.hours ?? 0 })
  const inCells = Object.values(own.ticketsByCell ?? {}).reduce((sum, tickets) => sum + tickets, 0)
  if (inCells > own.tickets * (1 + 1e-9))
    return no('more-in-cells-than-tickets', { inCells, tickets: own.tickets })
  return yes(own)
}
