import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RateCard, Terms, TimeEntry } from '#agreements/rules'
import { addDays } from '#kernel/days.ts'
import { replay } from './rules.ts'

const hours = Object.fromEntries(
  (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((day) => [
    day,
    [['09:00', '17:30']] as [string, string][],
  ]),
)
const rateCard: RateCard = {
  currency: 'EUR',
  calendar: { timezone: 'Europe/Dublin', hours },
  lists: [
    { fromOn: '2024-01-01', defaultMinor: 12_000, multipliers: { evening: 15_000, emergency: 20_000 } },
  ],
}
const full: Terms = {
  lines: [{ kind: 'fixed-fee', key: 'full', name: 'Full', unitPrice: '500.00', covers: {} }],
  benefits: [{ kind: 'emergency-premium', bp: 10_000 }],
}
const year = {
  clientId: 'rathdoon',
  currency: 'EUR',
  from: '2025-11-01',
  toExclusive: '2026-11-01',
  counts: [],
  rateCard,
}
const work = (day: string, minutes: number, more: Partial<TimeEntry> = {}): TimeEntry => ({
  id: `${day} ${minutes}`,
  clientId: 'rathdoon',
  workedOn: day,
  minutes,
  ...more,
})

test('a year of time-and-materials under a fixed fee: the fee replaces the hours', () => {
  const entries = [work('2025-12-04', 600), work('2026-03-10', 300, { emergency: true })]
  const billed = [
    { month: '2025-12-01', minor: 120_000 },
    { month: '2026-03-01', minor: 120_000 },
  ]
  const told = replay({ ...year, terms: full, entries, billed })
  assert.deepEqual([told.billedMinor, told.underOfferMinor, told.savingMinor], [240_000, 600_000, -360_000])
  assert.equal(told.months.length, 12)
  assert.ok(told.months.every(({ feeMinor, workMinor }) => feeMinor === 50_000 && workMinor === 0))
  assert.equal(
    told.entries.reduce((sum, entry) => sum + entry.coveredMinutes, 0),
    900,
  )
})

test('an offer without fees bills what list prices bill', () => {
  const terms: Terms = {
    lines: [{ kind: 'discounted-labour', key: 'ten', name: 'Ten percent off', discountBp: 1_000 }],
  }
  const told = replay({ ...year, terms, entries: [work('2026-03-10', 60)], billed: [] })
  assert.deepEqual([told.listMinor, told.underOfferMinor, told.discountMinor], [12_000, 10_800, 1_200])
})

test('months always add up to the whole, and every minute is replayed once', () => {
  const entry = fc
    .tuple(fc.integer({ min: 0, max: 360 }), fc.integer({ min: 1, max: 600 }))
    .map(([offset, minutes]) => ({ day: addDays('2025-11-01', offset), minutes }))
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 20 }), (worked) => {
      const entries = worked.map(({ day, minutes }, index) => work(day, minutes, { id: String(index) }))
      const told = replay({ ...year, terms: full, entries, billed: [] })
      assert.equal(
        told.months.reduce((sum, month) => sum + month.underOfferMinor, 0),
        told.underOfferMinor,
      )
      assert.equal(
        told.entries.reduce((sum, { minutes }) => sum + minutes, 0),
        worked.reduce((sum, { minutes }) => sum + minutes, 0),
      )
    }),
  )
})
