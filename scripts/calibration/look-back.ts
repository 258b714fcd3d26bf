import { gammaPoissonPredictive } from '#actuary/credibility.ts'
import { type ArrivalModel, arrivalProfile } from '#actuary/desk.ts'
import { errorOfMean, fitSeverity } from '#actuary/fits/severity.ts'
import { assumedPriors } from '#actuary/price-sheet/priors.ts'
import type { RandomSource } from '#actuary/random.ts'
import { dayNumber } from '#kernel/days.ts'
import { orRefuse } from '#kernel/decision.ts'
import { DAY_MS } from '#kernel/instants.ts'
import { arrivals, openHours, type TrueClient } from './desk-world.ts'

const period = { timezone: 'UTC', from: '2026-01-01', toExclusive: '2027-01-01' }
const DAYS = 365
const WORKING_DAYS_A_MONTH = (365.25 / 12) * (5 / 7)

/** What the firm’s books hold of twelve months: when each client asked, and the hours of plain tickets. */
export interface PastYear {
  asked: { epochMilliseconds: number }[][]
  hours: number[]
}

/** Twelve months of the true world, day by day. */
export function lookBack(clients: readonly TrueClient[], random: RandomSource): PastYear {
  const hours: number[] = []
  const asked = clients.map(({ model, hours: law }) => {
    const tickets: { epochMilliseconds: number }[] = []
    const shape = 1 / model.shockCv ** 2
    for (let day = dayNumber(period.from); day < dayNumber(period.from) + DAYS; day += 1) {
      if (isWeekend(day)) continue
      const mean = model.ticketsPerMonth / WORKING_DAYS_A_MONTH
      const count = random.poisson((mean * random.gamma(shape)) / shape)
      for (let n = 0; n < count; n += 1) {
        tickets.push({ epochMilliseconds: day * DAY_MS + (9 + 8 * random.uniform()) * 3_600_000 })
        hours.push(random.lognormal(law.meanlog, law.sdlog))
      }
    }
    return tickets
  })
  return { asked, hours }
}

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: number) => (day + 3) % 7 >= 5

/**
 * What the firm makes of it: rates by credibility with their uncertainty, the shock of a day by moments, hours fitted over all clients. Bursts within
 * a day prove less than as many separate tickets: the dispersion of a year’s count is 1 + cv² × tickets per working day.
 */
export function learnedFrom(
  clients: readonly TrueClient[],
  { asked, hours }: PastYear,
): { load: ArrivalModel[]; hoursCv: number } {
  const [fit] = orRefuse(fitSeverity(hours, ['lognormal'])).fits
  const law = fit?.family === 'lognormal' ? fit : { meanlog: 0, sdlog: 1 }
  const load = clients.map(({ endpoints, model }, n) => {
    const tickets = asked[n] ?? []
    const usual = { hourOfWeek: openHours, worthTickets: 50 }
    const { shockCv } = orRefuse(arrivalProfile(tickets, period, usual))
    const perDay = tickets.length / 12 / WORKING_DAYS_A_MONTH
    const { rate } = orRefuse(
      gammaPoissonPredictive(
        assumedPriors.rate,
        tickets.length,
        12 * endpoints,
        12 * endpoints,
        1 + shockCv ** 2 * perDay,
      ),
    )
    const rates = { ticketsPerMonth: endpoints * rate.mean, rateCv: rate.sd / rate.mean, shockCv }
    return arrivals(model.clientId, rates, law)
  })
  return { load, hoursCv: errorOfMean(law.sdlog, hours.length) }
}
