import { assumedPriors } from '#actuary/price-sheet/priors.ts'
import { orRefuse } from '#kernel/decision.ts'
import type { Book } from '../../history/rules/experience.ts'
import { price } from '../../sheets/rules/price.ts'

/** A twelfth of the book's usual year for so many endpoints, from the price sheet's own distribution of hours. */
export function usualMonth(book: Book, endpoints: number) {
  const { years } = orRefuse(price(book, null, { ...askingOnlyForHours, endpoints }))
  const minutes = Math.round((years.usual * 60) / 12)
  return {
    minutes,
    afterHoursMinutes: Math.round(minutes * book.afterHoursShare),
    emergencyMinutes: Math.round(minutes * emergencyHoursShare(book.emergencyShare)),
  }
}

/** People who pay by the hour call no more for it, and nobody is new to them; money plays no part in hours. */
const askingOnlyForHours = {
  months: 12,
  chanceOfLoss: 0.1,
  costPerHourMinor: 1,
  fixedPerYearMinor: 0,
  hourlyRateMinor: 1,
  moralHazard: 1,
  factor: 1,
  onboarding: false,
  roundToMinor: 1,
}

/** Emergencies are fewer tickets and longer ones. */
function emergencyHoursShare(ofTickets: number) {
  const factor = assumedPriors.emergencyHoursFactor
  return (ofTickets * factor) / (1 + ofTickets * (factor - 1))
}
