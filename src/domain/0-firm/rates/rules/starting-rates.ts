import type { Rates, RoundingRule, TravelRule } from './rate-card.ts'

/**
 * The rate card a firm begins with: one rate, and what is usual around it. Senior work and projects cost more,
 * premiums are half again in the evening and at weekends and double on holidays and in emergencies; remote work
 * is rounded to the quarter of an hour by ticket and day, on-site work to half hours after the first.
 */
export function startingRates(hourlyRateMinor: number, minorPerUnit: number): Rates {
  const times = (share: number) => wholeFives(hourlyRateMinor * share, minorPerUnit)
  return {
    defaultMinor: hourlyRateMinor,
    roles: { technician: hourlyRateMinor, senior: times(1.25) },
    workTypes: { 'on-site': { rateMinor: times(1.25) }, project: { rateMinor: times(1.5) } },
    multipliers: { evening: 15_000, weekend: 15_000, holiday: 20_000, emergency: 20_000 },
    travelMinor: times(0.6),
    rounding: { default: remote, workTypes: { remote, 'on-site': onSite } },
    runOverMinutes: 15,
    travel,
  }
}

const remote: RoundingRule = { group: 'ticket-day', increment: 15, grace: 5 }
const onSite: RoundingRule = {
  group: 'ticket-day',
  increment: 30,
  grace: 10,
  minimum: 60,
  classMinimums: { evening: 60, weekend: 60, holiday: 60 },
}
const travel: TravelRule = { kind: 'hours', ways: 'both' }

/** People price in fives: 118.75 becomes 120. Small amounts stay as they are. */
function wholeFives(minor: number, minorPerUnit: number): number {
  const five = 5 * minorPerUnit
  return minor < 4 * five ? Math.round(minor) : Math.round(minor / five) * five
}
