import type { Rates, RoundingRule } from '#firm/rules'
import { publicHolidays } from '#firm/rules'
import type { CalendarSpec } from '#kernel/business-calendar.ts'

/** The present in which the demo firm lives at the moment it is loaded. */
export const demoNow = '2026-11-17T10:15:00.000Z'
export const demoDay = '2026-11-17'
/** The first day that Perennial knows of. */
export const firstDay = '2023-11-01'
export const demoPassword = 'a walk along the quay'

export const northlight = {
  name: 'Northlight IT',
  country: 'IE',
  currency: 'EUR',
  locale: 'en-IE',
  zone: 'Europe/Dublin',
  size: '2-5',
  fixedMonthlyCostMinor: 1_590_000,
  address: '3 Harbour Row, Port Ennet',
  phone: '01-555 0100',
  email: 'office@northlight.example',
  taxNumber: 'IE 0000000 NL',
  bankAccount: 'IE00 NRTH 0000 0000 0000 00',
} as const

const day = [['09:00', '17:30']] as const
const years = [2023, 2024, 2025, 2026, 2027]

export const hours: CalendarSpec = {
  timezone: northlight.zone,
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: years.flatMap((year) => publicHolidays('IE', year).map(({ on }) => on)),
}

const callOut = { evening: 60, weekend: 60, holiday: 60 }
const remote: RoundingRule = { group: 'ticket-day', increment: 15, grace: 5, classMinimums: callOut }
const onSite: RoundingRule = {
  group: 'ticket-day',
  increment: 30,
  grace: 10,
  minimum: 60,
  classMinimums: callOut,
}

/** What an hour costs from a day on: 4 % lower in 2025 and 8 % lower before that than in 2026. */
export const rateLists: { fromOn: string; rates: Rates }[] = [
  { fromOn: '1970-01-01', rates: ratesAt(0.92) },
  { fromOn: '2025-01-01', rates: ratesAt(0.96) },
  { fromOn: '2026-01-01', rates: ratesAt(1) },
]

function ratesAt(share: number): Rates {
  const minor = (euros: number) => Math.round(euros * 100 * share)
  return {
    defaultMinor: minor(95),
    roles: { senior: minor(120) },
    workTypes: { 'on-site': { rateMinor: minor(120) }, project: { rateMinor: minor(140) } },
    multipliers: { evening: 15_000, weekend: 15_000, holiday: 20_000, emergency: 20_000 },
    travelMinor: minor(60),
    rounding: { default: remote, workTypes: { 'on-site': onSite } },
    runOverMinutes: 15,
    travel: { kind: 'flat', zones: { A: minor(45), B: minor(75) }, beyond: { perKmMinor: minor(0.8) } },
  }
}

export const settings = {
  serviceCredits: true,
  coTermination: true,
  purchaseOrderLimits: true,
  techniciansSeeMoney: false,
  pricing: 'in-full',
  screeningForm: 'full',
}
