import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RateCard, Terms, TimeEntry } from '#agreements/rules'
import { addDays } from '#kernel/days.ts'
import { replay } from './replay.ts'

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
const fee = { kind: 'fixed-fee', key: 'full', name: 'Full', unitPrice: '500.00', covers: {} } as const
const full: Terms = {
  lines: [fee],
  benefits: [{ kind: 'emergency-premium', bp: 10_000 }],
}
const offer = (terms: Terms) => ({ clientId: 'rathdoon', currency: 'EUR', terms })
const year = { from: '2025-11-01', toExclusive: '2026-11-01', counts: [], rateCard }
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
  const told = replay(offer(full), { ...year, entries, billed })
  assert.deepEqual([told.billedMinor, told.underOfferMinor, told.savingMinor], [240_000, 600_000, -360_000])
  assert.equal(told.months.length, 12)
  assert.ok(told.months.every(({ feeMinor, workMinor }) => feeMinor === 50_000 && workMinor === 0))
  assert.equal(told.months[4]?.emergencyMinutes, 300)
  assert.deepEqual(
    [told.parts.coveredMinor, told.parts.waivedMinor, told.parts.listMinor],
    [180_000, 60_000, 240_000],
  )
})

test('an offer without fees bills what list prices bill', () => {
  const terms: Terms = {
    lines: [{ kind: 'discounted-labour', key: 'ten', name: 'Ten percent off', discountBp: 1_000 }],
  }
  const { parts, underOfferMinor } = replay(offer(terms), {
    ...year,
    entries: [work('2026-03-10', 60)],
    billed: [],
  })
  assert.deepEqual([parts.listMinor, underOfferMinor, parts.discountMinor], [12_000, 10_800, 1_200])
})

test('months always add up to the whole, and every minute is replayed once', () => {
  const entry = fc
    .tuple(fc.integer({ min: 0, max: 360 }), fc.integer({ min: 1, max: 600 }))
    .map(([offset, minutes]) => ({ day: addDays('2025-11-01', offset), minutes }))
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 20 }), (worked) => {
      const entries = worked.map(({ day, minutes }, index) => work(day, minutes, { id: String(index) }))
      const told = replay(offer(full), { ...year, entries, billed: [] })
      assert.equal(
        told.months.reduce((sum, month) => sum + month.underOfferMinor, 0),
        told.underOfferMinor,
      )
      assert.equal(
        told.months.reduce((sum, { minutes }) => sum + minutes, 0),
        worked.reduce((sum, { minutes }) => sum + minutes, 0),
      )
    }),
  )
})

test('an offer that begins next year is looked at as if it had begun then', () => {
  const terms: Terms = {
    lines: [
      { ...fee, startsOn: '2027-01-01', endsOn: null },
      {
        kind: 'one-time',
        key: 'set-up',
        name: 'Set-up',
        purpose: 'set-up',
        unitPrice: '300.00',
        dueOn: '2027-01-15',
      },
    ],
  }
  const { months, feeMinor } = replay(offer(terms), {
    ...year,
    entries: [work('2026-10-30', 60)],
    billed: [],
  })
  assert.deepEqual([feeMinor, months[0]?.feeMinor, months[11]?.feeMinor], [630_000, 80_000, 50_000])
})

test('a fee for the year is shown in the months that it is for, in arrears too', () => {
  for (const timing of ['advance', 'arrears'] as const) {
    const billing = { timing, intervalMonths: 12, anchor: 'first' } as const
    const terms: Terms = { lines: [{ ...fee, unitPrice: '3650.00', billing }] }
    const { months } = replay(offer(terms), { ...year, entries: [], billed: [] })
    assert.deepEqual([months[0]?.feeMinor, months[3]?.feeMinor], [30_000, 28_000], timing)
    assert.equal(
      months.reduce((sum, { feeMinor }) => sum + feeMinor, 0),
      365_000,
    )
  }
})

test('before anybody counted them there were as many users as in the first count', () => {
  const quantity = { of: 'user', rule: 'by-day' } as const
  const terms: Terms = { lines: [{ ...fee, unitPrice: '10.00', quantity }] }
  const counts = [
    { of: 'user', fromOn: '2026-09-01', count: 12 },
    { of: 'user', fromOn: '2026-03-01', count: 8 },
  ]
  const { months } = replay(offer(terms), { ...year, counts, entries: [], billed: [] })
  assert.deepEqual([months[0]?.feeMinor, months[9]?.feeMinor, months[11]?.feeMinor], [8_000, 8_000, 12_000])
})

test('licences that are only passed on are no part of an offer’s price', () => {
  const licence = { ...fee, key: 'licence', unitPrice: '20.00', passThrough: true }
  const { feeMinor } = replay(offer({ lines: [fee, licence] }), { ...year, entries: [], billed: [] })
  assert.equal(feeMinor, 600_000)
})

test('a block that tops itself up is paid for', () => {
  const block = {
    kind: 'block',
    key: 'twenty',
    name: 'Twenty',
    unitPrice: '2200.00',
    allowance: { unit: 'minutes', amount: 1_200 },
    topUp: { atUnits: 60, kind: 'auto' },
    overage: { kind: 'bill' },
  } as const
  const entries = [work('2026-02-03', 600), work('2026-03-03', 590), work('2026-04-07', 60)]
  const { months, underOfferMinor } = replay(offer({ lines: [block] }), { ...year, entries, billed: [] })
  assert.deepEqual([underOfferMinor, months[4]?.workMinor], [440_000, 220_000])
})

test('what is too large for the cover is charged, not left open', () => {
  const terms: Terms = { lines: [{ ...fee, covers: { sizeMinutes: 240 } }] }
  const { parts } = replay(offer(terms), {
    ...year,
    entries: [work('2026-02-03', 300, { ticketId: 't' })],
    billed: [],
  })
  assert.deepEqual([parts.coveredMinor, parts.billedMinor, parts.heldMinor], [48_000, 12_000, 0])
})

const anyEntry = fc
  .record({
    day: fc.nat({ max: 360 }),
    minutes: fc.integer({ min: 1, max: 600 }),
    class: fc.constantFrom('business', 'evening'),
    emergency: fc.boolean(),
    charge: fc.constantFrom('as-rated', 'as-rated', 'no-charge'),
    ticketId: fc.constantFrom('t1', 't2'),
    workType: fc.constantFrom('remote', 'project', 'on-site'),
    visited: fc.boolean(),
  })
  .map(({ day, minutes, visited, ...more }) =>
    work(addDays('2025-11-01', day), minutes, {
      ...more,
      ...(visited && { visit: { id: `v${day}`, travel: { outMinutes: 25 } } }),
    }),
  )
const anyTerms: fc.Arbitrary<Terms> = fc
  .record({
    capped: fc.boolean(),
    waived: fc.constantFrom(0, 5_000, 10_000),
    discountBp: fc.constantFrom(0, 1_250),
    defaultMinor: fc.constantFrom(undefined, 9_999),
    leaks: fc.boolean(),
  })
  .map(({ capped, waived, discountBp, defaultMinor, leaks }) => ({
    lines: [
      {
        ...fee,
        covers: { windows: ['business'], sizeMinutes: 240 },
        ...(capped && { cap: { allowance: { unit: 'minutes', amount: 240 }, overage: { kind: 'hold' } } }),
      },
    ],
    benefits: [
      { kind: 'emergency-premium', bp: waived },
      { kind: 'travel-waived', bp: waived },
      { kind: 'hourly-discount', bp: discountBp },
    ],
    ...(defaultMinor && { rates: { defaultMinor } }),
    ...(leaks && { exclusions: [{ name: 'projects', where: { workTypes: ['project'] } }] }),
  }))

test('law: the parts add up to the list value, and what is charged to the months’ work', () => {
  const entriesOf = fc
    .array(anyEntry, { maxLength: 20 })
    .map((entries) => entries.map((entry, at) => ({ ...entry, id: `e${at}` })))
  fc.assert(
    fc.property(anyTerms, entriesOf, (terms, entries) => {
      const card: RateCard = { ...rateCard, travel: { kind: 'hours', ways: 'both' } }
      const told = replay(offer(terms), { ...year, rateCard: card, entries, billed: [] })
      const { listMinor, ...parts } = told.parts
      assert.equal(
        Object.values(parts).reduce((sum, part) => sum + part, 0),
        listMinor,
      )
      assert.deepEqual([parts.billedMinor, parts.heldMinor], [told.workMinor, 0])
    }),
  )
})
