import { randomSource } from '#actuary/random.ts'
import { addMonths } from '#kernel/days.ts'
import { bookOf, type ClientHistory, ownExperience, type PriceChoices, price } from '#pricing/rules'
import type { Figures } from './figures.ts'

const choices: PriceChoices = {
  endpoints: 20,
  months: 12,
  chanceOfLoss: 0.1,
  costPerHourMinor: 4_500,
  fixedPerYearMinor: 0,
  hourlyRateMinor: 12_000,
  moralHazard: 1.1,
  factor: 1,
  onboarding: false,
  roundToMinor: 1_000,
}

/** A price sheet from loaded rows: experience, the book's credibility, three packages; and a book of a hundred. */
export function pricingBench(): Figures {
  const book = Array.from({ length: 100 }, (_, client) => historyOf(client))
  const sheet = () => price(bookOf(book), ownExperience(book[0] ?? historyOf(0)), choices)
  const hundred = () => {
    const known = bookOf(book)
    for (const history of book) price(known, ownExperience(history), choices)
  }
  return {
    'actuary.priceSheet': { value: median(9, sheet), unit: 'ms' },
    'actuary.book100': { value: median(3, hundred), unit: 'ms' },
  }
}

function historyOf(client: number): ClientHistory {
  const random = randomSource(1, `client ${client}`)
  const endpoints = 5 + Math.floor(random.uniform() * 40)
  const months = Array.from({ length: 36 }, (_, month) => addMonths('2023-11-01', month))
  return {
    clientId: String(client),
    exposure: months.map((month) => ({ month, endpointMonths: endpoints, counted: true })),
    work: months.map((month) => {
      const tickets = random.poisson(endpoints * 0.6)
      const none = { emergencies: 0, emergencyHours: 0, afterHoursHours: 0, ticketsWithoutHours: 0 }
      return { clientId: String(client), month, tickets, hours: tickets * 0.9, ...none }
    }),
  }
}

function median(runs: number, work: () => unknown) {
  work()
  const times = Array.from({ length: runs }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  }).toSorted((a, b) => a - b)
  return Math.round((times[Math.floor(runs / 2)] ?? 0) * 100) / 100
}
