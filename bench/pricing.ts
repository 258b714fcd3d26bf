import { randomSource } from '#actuary/random.ts'
import { type RateCard, starterPlans } from '#agreements/rules'
import { addMonths } from '#kernel/days.ts'
import { orRefuse } from '#kernel/decision.ts'
import {
  bookOf,
  type ClientHistory,
  offerOf,
  ownExperience,
  type PriceChoices,
  price,
  usualAssumptions,
  type WorkOfKind,
} from '#pricing/rules'
import type { Figures } from './figures.ts'

const choices: PriceChoices = {
  endpoints: 20,
  months: 12,
  chanceOfLoss: 0.1,
  costPerHourMinor: 4_500,
  fixedPerYearMinor: 0,
  hourlyRateMinor: 12_000,
  target: 'client',
  moralHazard: 1.1,
  factor: 1,
  spreadCv: 0,
  onboarding: false,
  roundToMinor: 1_000,
}

/** A price sheet from loaded rows: experience, the book's credibility, a plan's cover, three packages; and a book of a hundred. */
export function pricingBench(): Figures {
  const histories = Array.from({ length: 100 }, (_, client) => historyOf(client))
  const book = () => bookOf(histories, kinds, usualAssumptions)
  const sheet = (known: ReturnType<typeof book>, history: ClientHistory) => {
    const offer = offerOf({ ...care, currency: 'EUR', counts: [], rateCard, on }, known.kinds)
    const own = ownExperience(history, kinds)
    return orRefuse(price({ book: known, own, choices, assumed: usualAssumptions, offer, others: null }))
  }
  const hundred = () => {
    const known = book()
    for (const history of histories) sheet(known, history)
  }
  return {
    'actuary.priceSheet': { value: median(9, () => sheet(book(), histories[0] ?? historyOf(0))), unit: 'ms' },
    'actuary.book100': { value: median(3, hundred), unit: 'ms' },
  }
}

const on = '2026-11-17'
const care = {
  name: 'Care',
  terms: starterPlans('EUR', 9_500).find(({ key }) => key === 'care')?.terms ?? null,
}
const open: [string, string][] = [['09:00', '17:30']]
const rateCard: RateCard = {
  currency: 'EUR',
  calendar: { timezone: 'Europe/Dublin', hours: { mon: open, tue: open, wed: open, thu: open, fri: open } },
  lists: [{ fromOn: '2026-01-01', defaultMinor: 9_500, multipliers: { evening: 15_000, emergency: 20_000 } }],
}

/** Tickets by kind as a firm of 26 clients has them in three years: eight categories, urgent or not, by day or night. */
const kinds: WorkOfKind[] = [
  'help',
  'mail',
  'move',
  'upgrade',
  'maintenance',
  'security',
  'server',
  'vendor',
].flatMap((category, place) =>
  [false, true].flatMap((emergency) =>
    [false, true].flatMap((afterHours) => {
      const tickets = Math.ceil((600 - 60 * place) * (emergency ? 0.05 : 1) * (afterHours ? 0.12 : 1))
      const one = { category, emergency, afterHours, tickets, timed: tickets, hours: tickets * 0.9 }
      const all = { ...one, logs: tickets * -0.7, squaredLogs: tickets * 1.7 }
      return [
        { ...all, isOwn: false },
        { ...all, isOwn: true, tickets: Math.ceil(tickets / 26) },
      ]
    }),
  ),
)

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
      return { clientId: String(client), month, tickets, hours: tickets * 0.9, largeLossHours: 0, ...none }
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
