import { buhlmannStraub, type Cell } from '#actuary/credibility.ts'
import { priorFromBook, type RatePrior } from '#actuary/price-sheet/priors.ts'
import { randomSource } from '#actuary/random.ts'
import { severityLaw } from '#actuary/severity.ts'
import { type AssumptionName, type Assumptions, assumedRate } from '../../assumptions/rules/values.ts'
import type { ClientHistory } from './experience.ts'
import { assumedKinds, type KindOfBook, kindsOfBook, type WorkOfKind } from './kinds.ts'

export type Book = {
  prior: RatePrior
  /** Whether prior and kinds are the firm's own book or an assumption. */
  source: 'book' | 'assumed'
  clients: number
  tickets: number
  kinds: KindOfBook[]
  /** Shares of emergencies among tickets and among hours, and of hours after business hours. */
  emergencyShare: number
  emergencyHoursShare: number
  afterHoursShare: number
  hoursPerTicket: number
  /** What the book says in the place of an assumption. */
  says: Partial<Record<AssumptionName, number>>
}

const leastClients = 5
const leastTickets = 200

/**
 * What the firm's own book says of a client nobody knows: the prior that its credibility implies, and its kinds of work.
 * Below five clients or two hundred tickets the assumed ones stand in, and say so.
 */
export function bookOf(
  histories: readonly ClientHistory[],
  work: readonly WorkOfKind[],
  assumed: Assumptions,
): Book {
  const cells = histories.flatMap(cellsOf)
  const tickets = work.reduce((sum, kind) => sum + (kind.isOwn ? 0 : kind.tickets), 0)
  const clients = new Set(cells.map(({ clientId }) => clientId)).size
  const opinion = assumedRate(assumed)
  const isOwn = clients >= leastClients && tickets >= leastTickets
  const fitted = isOwn ? buhlmannStraub(cells, 'unbiased') : undefined
  if (!fitted?.yes) {
    const kinds = assumedKinds(assumed)
    return { prior: opinion, source: 'assumed', clients, tickets, kinds, ...sharesOf(kinds), says: {} }
  }
  const prior = priorFromBook(fitted.value, opinion)
  const kinds = kindsOfBook(work, assumed)
  const shares = sharesOf(kinds)
  const says = {
    ticketsPerEndpointMonth: prior.shape / prior.rate,
    spreadBetweenClients: 1 / Math.sqrt(prior.shape),
    ownHistoryWorth: prior.rate * prior.dispersion,
    emergencyShare: shares.emergencyShare,
    afterHoursShare: sumOf(kinds, (kind) => (kind.afterHours ? kind.share : 0)),
  }
  return { prior, source: 'book', clients, tickets, kinds, ...shares, says }
}

/** How unsure the weight of own history is: books of as many clients, drawn with replacement, give it anew. */
export function credibilityRange(
  histories: readonly ClientHistory[],
  own: { endpointMonths: number },
  assumed: Assumptions,
  seed: string,
): [low: number, high: number] {
  const byClient = histories.map(cellsOf).filter((cells) => cells.length > 0)
  const random = randomSource(seed, 'credibility')
  const weights = Array.from({ length: resamples }, () => {
    const drawn = byClient.flatMap((_, place) =>
      (byClient[random.below(byClient.length)] ?? []).map((cell) => ({ ...cell, clientId: String(place) })),
    )
    const book = buhlmannStraub(drawn, 'unbiased')
    const prior = book.yes ? priorFromBook(book.value, assumedRate(assumed)) : assumedRate(assumed)
    const exposure = own.endpointMonths / prior.dispersion
    return exposure / (prior.rate + exposure)
  }).sort((a, b) => a - b)
  const at = (share: number) => weights[Math.floor(share * resamples)] ?? 0
  return [at(0.05), at(0.95)]
}

const resamples = 100

function sharesOf(kinds: readonly KindOfBook[]) {
  const means = kinds.map(({ severity }) => {
    const law = severityLaw(severity)
    return law.yes ? law.value.mean : 0
  })
  const hours = (isIn: (kind: KindOfBook) => boolean) =>
    sumOf(kinds, (kind, place) => (isIn(kind) ? kind.share * (means[place] ?? 0) : 0))
  const hoursPerTicket = hours(() => true)
  return {
    hoursPerTicket,
    emergencyShare: sumOf(kinds, (kind) => (kind.emergency ? kind.share : 0)),
    emergencyHoursShare: hours(({ emergency }) => emergency) / hoursPerTicket,
    afterHoursShare: hours(({ afterHours }) => afterHours) / hoursPerTicket,
  }
}

function cellsOf({ clientId, exposure, work }: ClientHistory): Cell[] {
  const ticketsOf = new Map(work.map(({ month, tickets }) => [month, tickets]))
  return exposure
    .filter(({ counted, endpointMonths }) => counted && endpointMonths > 0)
    .map(({ month, endpointMonths }) => ({
      clientId,
      period: month,
      ratio: (ticketsOf.get(month) ?? 0) / endpointMonths,
      weight: endpointMonths,
    }))
}

const sumOf = <Row>(rows: readonly Row[], of: (row: Row, place: number) => number) =>
  rows.reduce((total, row, place) => total + of(row, place), 0)
