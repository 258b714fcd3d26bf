import { buhlmannStraub, type Cell } from '#actuary/credibility.ts'
import type { OwnExperience } from '#actuary/price-sheet/experience.ts'
import { assumedPriors, priorFromBook, type RatePrior } from '#actuary/price-sheet/priors.ts'
import type { Day } from '#kernel/days.ts'
import type { MonthExposure } from './exposure.ts'

/** One month of one client: its exposure and what happened in it. */
export type MonthOfWork = {
  clientId: string
  month: Day
  tickets: number
  hours: number
  emergencies: number
  emergencyHours: number
  afterHoursHours: number
  ticketsWithoutHours: number
}
export type ClientHistory = {
  clientId: string
  exposure: readonly MonthExposure[]
  work: readonly MonthOfWork[]
}

/** A client's own past as the price takes it; null where there are fewer than two counted months. */
export function ownExperience({ exposure, work }: ClientHistory): OwnExperience | null {
  const counted = exposure.filter((month) => month.counted && month.endpointMonths > 0)
  if (counted.length < 2) return null
  const months = new Set(counted.map(({ month }) => month))
  const known = work.filter(({ month }) => months.has(month))
  const sum = (of: (month: MonthOfWork) => number) => known.reduce((total, month) => total + of(month), 0)
  return {
    months: counted.length,
    endpointMonths: counted.reduce((total, month) => total + month.endpointMonths, 0),
    tickets: sum(({ tickets }) => tickets),
    hours: sum(({ hours }) => hours),
  }
}

export type Book = {
  prior: RatePrior
  /** Whether the prior is the firm's own book or an assumption. */
  source: 'book' | 'assumed'
  clients: number
  /** Shares of emergencies among tickets and of after-hours among hours, in the book. */
  emergencyShare: number
  afterHoursShare: number
  meanHours: number | null
}

const leastClients = 5
const leastTickets = 200

/**
 * What the firm's own book says of a client nobody knows: the prior that its credibility implies. Below five
 * clients or two hundred tickets the assumed prior stands in, and says so.
 */
export function bookOf(histories: readonly ClientHistory[]): Book {
  const cells = histories.flatMap(cellsOf)
  const all = histories.flatMap(({ work }) => work)
  const tickets = all.reduce((sum, month) => sum + month.tickets, 0)
  const hours = all.reduce((sum, month) => sum + month.hours, 0)
  const clients = new Set(cells.map(({ clientId }) => clientId)).size
  const isOwn = clients >= leastClients && tickets >= leastTickets
  const fitted = isOwn ? buhlmannStraub(cells, 'unbiased') : undefined
  const emergencies = all.reduce((sum, month) => sum + month.emergencies, 0)
  const late = all.reduce((sum, month) => sum + month.afterHoursHours, 0)
  return {
    prior: fitted?.yes ? priorFromBook(fitted.value, assumedPriors.rate) : assumedPriors.rate,
    source: fitted?.yes ? 'book' : 'assumed',
    clients,
    emergencyShare: isOwn ? emergencies / tickets : assumedPriors.emergencyShare,
    afterHoursShare: isOwn && hours > 0 ? late / hours : assumedPriors.afterHoursShare,
    meanHours: isOwn && tickets > 0 ? hours / tickets : null,
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
