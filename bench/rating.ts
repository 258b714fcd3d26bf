import { rerate } from '../src/actuary/rerate.ts'
import { rateAgain } from '../src/domain/2-agreements/rules.ts'
import {
  type AgreementTerms,
  grantsFor,
  type Lot,
  type RateCard,
  rate,
  type TimeEntry,
} from '../src/engine.ts'
import { addDays, addMonths, type Day, dayNumber, weekday } from '../src/kernel/days.ts'
import { DAY_MS, instantOf } from '../src/kernel/instants.ts'
import type { Figures } from './figures.ts'

const hours: [string, string][] = [['09:00', '17:30']]
const rateCard: RateCard = {
  currency: 'EUR',
  calendar: {
    timezone: 'Europe/Dublin',
    hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    holidays: ['2026-01-01', '2026-02-02', '2026-03-17', '2026-04-06', '2026-05-04', '2026-06-01'],
  },
  lists: [
    {
      fromOn: '2025-01-01',
      defaultMinor: 12_000,
      roles: { helpdesk: 9_500, senior: 12_000 },
      multipliers: { evening: 15_000, weekend: 15_000, holiday: 20_000, emergency: 20_000 },
    },
  ],
  rounding: {
    default: { group: 'ticket-day', increment: 15, grace: 5 },
    workTypes: { 'on-site': { group: 'entry', increment: 30, minimum: 60, grace: 10 } },
  },
}

/**
 * `rating.month24`: usage months of one client each, 24 entries with clock times, rated one by one from plain
 * rows to pieces. `rating.replay.50000`: one call for a year of 50,000 entries of 100 clients. `actuary.rerate.300x2000`:
 * 2,000 years drawn from one client's year of 300 entries.
 */
export function ratingBench(): Figures {
  return {
    'rating.month24': { value: monthsPerSecond(), unit: '/s' },
    'rating.replay.50000': { value: replayMs(), unit: 'ms' },
    'actuary.rerate.300x2000': { value: drawnYearsMs(), unit: 'ms' },
  }
}

/** The median of eleven rounds of 1,000 different client months. */
function monthsPerSecond(): number {
  const months = Array.from({ length: 1_000 }, (_, index) => {
    const agreement = agreementOf(index)
    const from = addDays('2026-01-01', 31 * (index % 6))
    const lots = grantsFor(agreement, addDays(from, 30)).slice(-2)
    return { entries: workOf(index, 24, from, 30), agreements: [agreement], rateCard, lots }
  })
  const rounds = Array.from({ length: 14 }, () => {
    const began = performance.now()
    for (const month of months) rate(month)
    return (months.length / (performance.now() - began)) * 1_000
  })
  return Math.round(median(rounds.slice(3)))
}

/** The median of five replays, after one that warms the compiler. */
function replayMs(): number {
  const agreements = Array.from({ length: 100 }, (_, index) => agreementOf(index))
  const lots: Lot[] = agreements.flatMap((agreement) => grantsFor(agreement, '2026-12-31'))
  const entries = agreements.flatMap((_, index) => workOf(index, 500, '2026-01-01', 365))
  const rounds = Array.from({ length: 6 }, () => {
    const began = performance.now()
    rate({ entries, agreements, rateCard, lots })
    return performance.now() - began
  })
  return Math.round(median(rounds.slice(1)))
}

/** A retainer, a fee for all office hours, and a fee and a block, in turn. */
function agreementOf(index: number): AgreementTerms {
  const overage = { kind: 'bill', rateMinor: 11_500 } as const
  const minutes = (amount: number) => ({ unit: 'minutes', amount }) as const
  const fee = { kind: 'fixed-fee', key: 'care', name: 'Care', unitPrice: '79.00' } as const
  const lines: AgreementTerms['versions'][number]['terms']['lines'][] = [
    [
      {
        kind: 'retainer',
        key: 'hours',
        name: 'Steady 10',
        unitPrice: '1050.00',
        allowance: minutes(600),
        rollover: { mode: 'next-only' },
        overage,
      },
    ],
    [{ ...fee, covers: { windows: ['business'] } }],
    [
      { ...fee, covers: { windows: ['business'], categories: ['user help', 'mail and mobile'] } },
      {
        kind: 'block',
        key: 'block',
        name: 'Twenty',
        unitPrice: '2200.00',
        allowance: minutes(1_200),
        overage,
        burn: { evening: 15_000, weekend: 15_000 },
      },
    ],
  ]
  const benefits = [
    { kind: 'after-hours-premium', bp: 10_000 },
    { kind: 'hourly-discount', bp: 1_000 },
  ] as const
  const terms = { lines: lines[index % 3] ?? [], benefits }
  const version = { effectiveOn: '2026-01-01', startsOn: '2026-01-01', endsOn: null, terms }
  return { id: `agreement-${index}`, clientId: `client-${index}`, currency: 'EUR', versions: [version] }
}

const categories = ['user help', 'mail and mobile', 'move, add, change', 'maintenance']

/** Work as it falls in a small firm: mostly in hours, some that runs into the evening, a weekend now and then. */
function workOf(client: number, count: number, from: Day, days: number): TimeEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const day = workday(addDays(from, Math.floor((index * days) / count)), index)
    const start = dayNumber(day) * DAY_MS + (8 * 60 + ((index * 127 + client * 31) % 620)) * 60_000
    return {
      id: `entry-${client}-${index}`,
      clientId: `client-${client}`,
      ticketId: `ticket-${client}-${Math.floor(index / 2)}`,
      category: categories[index % categories.length] ?? 'user help',
      role: index % 5 === 0 ? 'senior' : 'helpdesk',
      workType: index % 7 === 0 ? 'on-site' : 'remote',
      emergency: index % 18 === 0,
      startedAt: instantOf(start),
      endedAt: instantOf(start + (10 + ((index * 37) % 80)) * 60_000),
    }
  })
}

/** Moves work off weekends, but for every twelfth. */
function workday(day: Day, index: number): Day {
  const name = weekday(day)
  if (index % 12 === 0 || (name !== 'sat' && name !== 'sun')) return day
  return addDays(day, name === 'sat' ? 2 : 1)
}

const median = (figures: number[]) => figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0

/**
 * A client's year of 300 entries under a retainer whose hours roll over: 2,000 years drawn from its months, each drawn
 * down anew, in milliseconds. The median of five, after one that warms the compiler.
 */
function drawnYearsMs(): number {
  const agreement = agreementOf(0)
  const months = Array.from({ length: 12 }, (_, at) => addMonths('2026-01-01', at))
  const work = { agreement, entries: workOf(0, 300, '2026-01-01', 365), rateCard, months }
  const rounds = Array.from({ length: 6 }, () => {
    const began = performance.now()
    const again = rateAgain({ ...work, lots: grantsFor(agreement, '2026-12-31') })
    rerate(
      months.map((month, at) => ({ month, billedMinor: 100_000, work: at })),
      again,
      'bench',
    )
    return performance.now() - began
  })
  return Math.round(median(rounds.slice(1)))
}
