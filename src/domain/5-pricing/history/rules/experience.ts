import type { OwnExperience } from '#actuary/price-sheet/experience.ts'
import type { Day } from '#kernel/days.ts'
import type { MonthExposure } from './exposure.ts'
import { kindName, type WorkOfKind } from './kinds.ts'

/** One month of one client: its exposure and what happened in it. */
export type MonthOfWork = {
  clientId: string
  month: Day
  tickets: number
  hours: number
  /** Hours of single tickets beyond the large-loss limit: they are the book's, not the client's. */
  largeLossHours: number
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

/** Hours of one ticket from which on it says more of chance than of the client. */
export const LARGE_LOSS_HOURS = 40

/** A client's own past as the price takes it. */
export type ClientExperience = OwnExperience & { emergencyHoursShare: number | null }

/** Null where there are fewer than two counted months. */
export function ownExperience(
  { exposure, work }: ClientHistory,
  kinds: readonly WorkOfKind[],
): ClientExperience | null {
  const counted = exposure.filter((month) => month.counted && month.endpointMonths > 0)
  if (counted.length < 2) return null
  const months = new Set(counted.map(({ month }) => month))
  const known = work.filter(({ month }) => months.has(month))
  const sum = (of: (month: MonthOfWork) => number) => known.reduce((total, month) => total + of(month), 0)
  const tickets = sum((month) => month.tickets)
  const timed = tickets - sum(({ ticketsWithoutHours }) => ticketsWithoutHours)
  const allHours = sum((month) => month.hours)
  const hours = allHours - sum((month) => month.largeLossHours)
  return {
    months: counted.length,
    endpointMonths: counted.reduce((total, month) => total + month.endpointMonths, 0),
    tickets,
    // Tickets nobody logged time on are taken to be like the others.
    hours: timed > 0 ? (hours * tickets) / timed : null,
    ticketsByCell: ticketsByKind(kinds, tickets),
    emergencyHoursShare: allHours > 0 ? sum(({ emergencyHours }) => emergencyHours) / allHours : null,
  }
}

/** Own tickets by kind, of the counted months as of all: they never add up to more than the tickets. */
function ticketsByKind(kinds: readonly WorkOfKind[], tickets: number) {
  const own = kinds.filter(({ isOwn }) => isOwn)
  const all = own.reduce((sum, kind) => sum + kind.tickets, 0)
  const share = Math.min(1, tickets / Math.max(1, all))
  return Object.fromEntries(own.map((kind) => [kindName(kind), kind.tickets * share]))
}
