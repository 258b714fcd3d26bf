import type { Credibility } from '../credibility.ts'
import type { Severity } from '../severity.ts'

/** Tickets per endpoint-month of a client we know nothing of: Gamma(shape, rate); `dispersion` is variance over mean within a client. */
export interface RatePrior {
  shape: number
  rate: number
  dispersion: number
}

/**
 * One kind of work: its share of tickets in the book, its hours per ticket, and what one of its hours costs against a plain one.
 * Not covered: it happens too, but is billed by the hour beside the price, so it carries no risk of it.
 */
export interface WorkCell {
  name: string
  share: number
  severity: Severity
  costFactor: number
  isCovered?: boolean
}

/**
 * Where a firm has no history: weak opinions, each to be shown as an assumption and replaced by own data. Tickets per endpoint-month of mean 0.7
 * and CV 0.7; own data weigh as much as the prior at 25 endpoint-months; hours per ticket of median 0.45, sdlog 1.1; emergencies 4 % of
 * tickets with 2.5 times the hours; 12 % after hours; a shock common to a client's month of CV 0.3; half as many tickets again in the
 * first three months; 10 % more tickets under a fixed fee. Published figures differ tenfold; the last four have no source.
 */
export const assumedPriors = {
  rate: { shape: 2.04, rate: 2.9, dispersion: 25 / 2.9 },
  severity: { kind: 'lognormal', meanlog: Math.log(0.45), sdlog: 1.1 },
  emergencyShare: 0.04,
  emergencyHoursFactor: 2.5,
  afterHoursShare: 0.12,
  monthlyShockCv: 0.3,
  onboarding: { months: 3, factor: 1.5 },
  moralHazard: 1.1,
  /** Tickets at which own shares of cells, and own hours per ticket, count as much as the book's. */
  shareStrength: 50,
  hoursStrength: 25,
} as const satisfies { rate: RatePrior; severity: Severity } & Record<string, unknown>

/** Routine and emergency work, in business hours and after: four cells from two shares that are taken as independent. */
export function fourCells(
  severity: Severity,
  shares: { emergency: number; afterHours: number },
  factors: { emergencyHours: number; afterHoursCost: number },
): WorkCell[] {
  const urgent: Severity = { kind: 'scaled', severity, factor: factors.emergencyHours }
  const { emergency, afterHours } = shares
  const after = factors.afterHoursCost
  return [
    { name: 'routine, business', share: (1 - emergency) * (1 - afterHours), severity, costFactor: 1 },
    { name: 'routine, after hours', share: (1 - emergency) * afterHours, severity, costFactor: after },
    { name: 'emergency, business', share: emergency * (1 - afterHours), severity: urgent, costFactor: 1 },
    { name: 'emergency, after hours', share: emergency * afterHours, severity: urgent, costFactor: after },
  ]
}

/** A book of so many clients says as much of the spread between clients as the opinion it replaces. */
const SPREAD_STRENGTH = 10

/**
 * The prior a book's credibility implies: its mean m, dispersion s² / m but at least 1, so that K is the larger of s² / a and m / a. The
 * spread a of few clients is noise, so its logarithm (as a squared CV) is averaged with the opinion's, by clients against ten; a book
 * without any spread leaves the opinion's share of it.
 */
export function priorFromBook(book: Credibility, opinion: RatePrior): RatePrior {
  const mean = book.collective
  const clients = book.clients.filter(({ weight }) => weight > 0).length
  const weight = clients / (clients + SPREAD_STRENGTH)
  const cv2 =
    book.a > 0 ? (book.a / mean ** 2) ** weight * opinion.shape ** (weight - 1) : (1 - weight) / opinion.shape
  return { shape: 1 / cv2, rate: 1 / (cv2 * mean), dispersion: Math.max(1, book.s2 / mean) }
}
