import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  hiringNeed,
  joinRevenueFans,
  type RecurringAgreement,
  renewalRevenue,
  revenueFan,
} from '#actuary/forecast.ts'
import { type Decision, no } from '#kernel/decision.ts'

test('an agreement that surely renews is certain revenue, one that surely ends is none', () => {
  const revenue = accepted(
    renewalRevenue(
      [
        { mrrMinor: 166_600, p: 1 },
        { mrrMinor: 71_100, p: 0 },
      ],
      100,
    ),
  )
  assert.equal(revenue.meanMinor, 166_600)
  assert.equal(revenue.sdMinor, 0)
  assert.equal(revenue.quantileMinor(0.01), 166_600)
  assert.equal(revenue.chanceAtMost(166_599), 0)
  assert.equal(revenue.chanceAtMost(166_600), 1)
  assert.equal(revenue.chanceAtMost(-1), 0)
})

test('an amount that the grid does not hit is refused, and so is a grid too fine', () => {
  const item = { mrrMinor: 166_650, p: 0.9 }
  assert.deepEqual(
    renewalRevenue([item], 100),
    no('amount-off-grid', { agreement: 1, amountMinor: 166_650, gridMinor: 100 }),
  )
  assert.equal(reasonOf(renewalRevenue([{ mrrMinor: 1e9, p: 0.9 }], 1)), 'grid-too-fine')
  assert.equal(reasonOf(renewalRevenue([], 1)), 'no-agreements')
  assert.deepEqual(
    renewalRevenue([{ mrrMinor: 100, p: 1.2 }], 1),
    no('not-a-chance', { field: 'chance of agreement 1', given: 1.2 }),
  )
})

test('renewal revenue is the sum over all ways the renewals may fall', () => {
  const items = fc.array(
    fc.record({ mrrMinor: fc.integer({ min: 0, max: 60 }), p: fc.double({ min: 0, max: 1, noNaN: true }) }),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(items, (renewals) => {
      const { pmf } = accepted(renewalRevenue(renewals, 1))
      const expected = new Float64Array(pmf.length)
      for (let ways = 0; ways < 2 ** renewals.length; ways += 1) {
        const renews = renewals.map((_, n) => ((ways >> n) & 1) === 1)
        const chance = renewals.reduce((product, { p }, n) => product * (renews[n] ? p : 1 - p), 1)
        const minor = renewals.reduce((sum, { mrrMinor }, n) => sum + (renews[n] ? mrrMinor : 0), 0)
        expected[minor] = (expected[minor] ?? 0) + chance
      }
      assert.ok(pmf.every((chance, k) => Math.abs(chance - (expected[k] ?? 0)) < 1e-12))
    }),
  )
})

const kestrelmoor: RecurringAgreement = {
  id: 'Kestrelmoor Estates',
  mrrMinor: 105_000,
  termEndsInMonth: 6,
  renewalChance: 0.9,
  termMonths: 12,
}
const run = { seed: 2026, replications: 4000 }

test('inside its term an agreement is contracted and certain; after it a chance', () => {
  const { periods } = accepted(
    revenueFan({ agreements: [{ ...kestrelmoor, renewalChance: 0.8 }], months: 12 }, run),
  )
  assert.deepEqual(
    periods.map(({ contractedMinor }) => contractedMinor > 0),
    Array.from({ length: 12 }, (_, month) => month < 6),
  )
  assert.deepEqual([periods[5]?.p10Minor, periods[5]?.meanMinor], [105_000, 105_000])
  assert.ok(Math.abs((periods[6]?.meanMinor ?? 0) / 105_000 - 0.8) < 0.02)
  assert.deepEqual([periods[6]?.p10Minor, periods[6]?.p50Minor], [0, 105_000])
})

test('a term that ended must be renewed before it brings anything', () => {
  const { periods } = accepted(
    revenueFan({ agreements: [{ ...kestrelmoor, termEndsInMonth: 0 }], months: 1 }, run),
  )
  assert.equal(periods[0]?.contractedMinor, 0)
  assert.ok(Math.abs((periods[0]?.meanMinor ?? 0) / 105_000 - 0.9) < 0.02)
})

test('prices change at renewals, sizes grow in between', () => {
  const sure = { ...kestrelmoor, renewalChance: 1, priceChangeBp: 400, growthPerYear: 0.1 }
  const { periods } = accepted(revenueFan({ agreements: [sure], months: 24 }, { seed: 1, replications: 2 }))
  near(periods[12]?.p50Minor ?? 0, 105_000 * 1.04 * 1.1)
  near(periods[18]?.p50Minor ?? 0, 105_000 * 1.04 ** 2 * 1.1 ** 1.5)
})

test('what may be won counts with its chance and is not contracted', () => {
  const rathdoon = {
    ...kestrelmoor,
    id: 'Rathdoon Plant Hire',
    winChance: 0.4,
    startsInMonth: 2,
    termEndsInMonth: 14,
  }
  const { periods } = accepted(revenueFan({ agreements: [rathdoon], months: 4 }, run))
  assert.equal(periods[1]?.meanMinor, 0)
  assert.equal(periods[2]?.contractedMinor, 0)
  assert.ok(Math.abs((periods[2]?.meanMinor ?? 0) / 105_000 - 0.4) < 0.03)
})

const book = Array.from({ length: 20 }, (_, n) => ({
  ...kestrelmoor,
  id: `client ${n}`,
  termEndsInMonth: n % 12,
}))

test('the fan of one round of renewals is the exact distribution', () => {
  const together = book.map((each) => ({ ...each, termEndsInMonth: 0 }))
  const { periods } = accepted(revenueFan({ agreements: together, months: 1 }, run))
  const exact = accepted(
    renewalRevenue(
      book.map(({ mrrMinor }) => ({ mrrMinor, p: 0.9 })),
      105_000,
    ),
  )
  for (const [point, p] of [
    ['p10Minor', 0.1],
    ['p50Minor', 0.5],
    ['p90Minor', 0.9],
  ] as const) {
    assert.equal(periods[0]?.[point], exact.quantileMinor(p))
  }
  assert.ok(Math.abs((periods[0]?.meanMinor ?? 0) - exact.meanMinor) < (4 * exact.sdMinor) / Math.sqrt(4000))
})

test('a shared bad year widens the fan and leaves its middle', () => {
  const calm = accepted(revenueFan({ agreements: book, months: 12, periodMonths: 12 }, run)).periods[0]
  const wild = accepted(
    revenueFan({ agreements: book, months: 12, periodMonths: 12, shockClientYears: 6 }, run),
  ).periods[0]
  assert.ok(calm && wild)
  assert.ok(wild.p90Minor - wild.p10Minor > 1.2 * (calm.p90Minor - calm.p10Minor))
  assert.ok(Math.abs(wild.meanMinor / calm.meanMinor - 1) < 0.01)
})

test('ranges of replications join into the fan of one call', () => {
  const range = (from: number, replications: number) =>
    accepted(revenueFan({ agreements: book, months: 6, periodMonths: 3 }, { seed: 9, from, replications }))
  assert.deepEqual(accepted(joinRevenueFans([range(30, 20), range(0, 30)])), range(0, 50))
  assert.equal(reasonOf(joinRevenueFans([range(0, 30), range(31, 20)])), 'ranges-do-not-join')
  assert.equal(reasonOf(joinRevenueFans([])), 'ranges-do-not-join')
})

test('a book that makes no sense is refused by name', () => {
  const refused = (broken: Partial<RecurringAgreement>, months = 12) =>
    revenueFan({ agreements: [{ ...kestrelmoor, ...broken }], months, periodMonths: 3 }, run)
  assert.equal(reasonOf(revenueFan({ agreements: [], months: 3 }, run)), 'no-agreements')
  assert.equal(
    reasonOf(revenueFan({ agreements: [kestrelmoor, kestrelmoor], months: 3 }, run)),
    'agreement-twice',
  )
  assert.deepEqual(refused({}, 10), no('months-not-whole-periods', { months: 10, periodMonths: 3 }))
  assert.deepEqual(
    refused({ mrrMinor: -5 }),
    no('negative', { field: 'amount of Kestrelmoor Estates', given: -5 }),
  )
  assert.equal(reasonOf(refused({ renewalChance: 1.1 })), 'not-a-chance')
  assert.equal(reasonOf(refused({ termMonths: 0 })), 'not-whole')
})

/** Exponential hours with the given mean: P(more than h) = e^(−h/mean). */
const demand = (mean: number) => ({ mean, survival: (hours: number) => Math.exp(-hours / mean) })
const three = { technicians: [3], productiveHours: 100, targetLoad: 0.8, leadMonths: 4 }

test('nobody is hired while the hours suffice', () => {
  const { hires, months } = accepted(hiringNeed([demand(60), demand(70), demand(80)], three, 0.1))
  assert.deepEqual(hires, [])
  assert.equal(months[0]?.capacityHours, 240)
})

test('one bad month is no reason to hire, two in a row are', () => {
  const calm = demand(60)
  const busy = demand(120)
  assert.deepEqual(accepted(hiringNeed([calm, busy, calm, busy], three, 0.1)).hires, [])
  const { hires, months } = accepted(hiringNeed([calm, calm, calm, calm, calm, busy, busy, calm], three, 0.1))
  assert.deepEqual(hires, [{ neededFromMonth: 5, recruitInMonth: 1, monthsLate: 0 }])
  assert.equal(months[4]?.technicians, 3)
  assert.equal(months[5]?.technicians, 4)
  assert.ok((months[5]?.pShort ?? 0) > 0.1 && (months[5]?.pShortWithHires ?? 1) <= 0.1)
})

test('who is needed next month should have been looked for long ago', () => {
  const { hires } = accepted(hiringNeed([demand(60), demand(120), demand(120)], three, 0.1))
  assert.deepEqual(hires, [{ neededFromMonth: 1, recruitInMonth: 0, monthsLate: 3 }])
})

test('hires are added until the plan holds', () => {
  const { hires, months } = accepted(hiringNeed([demand(300), demand(300)], three, 0.1))
  assert.equal(hires.length, 6)
  assert.ok(months.every(({ pShortWithHires }) => pShortWithHires <= 0.1))
})

test('a hiring plan needs months, technicians and hours', () => {
  assert.equal(reasonOf(hiringNeed([], three, 0.1)), 'no-months')
  assert.equal(reasonOf(hiringNeed([demand(1)], { ...three, technicians: [] }, 0.1)), 'no-technicians')
  assert.equal(reasonOf(hiringNeed([demand(1)], { ...three, productiveHours: 0 }, 0.1)), 'not-positive')
  assert.equal(reasonOf(hiringNeed([demand(1e6), demand(1e6)], three, 0.1)), 'too-many-hires')
})

function accepted<Value>(decision: Decision<Value>): Value {
  assert.ok(decision.yes, decision.yes ? '' : `${decision.reason} ${JSON.stringify(decision.about)}`)
  return decision.value
}

const reasonOf = (decision: Decision<unknown>) => (decision.yes ? undefined : decision.reason)
const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-6 * b, `${a} and ${b}`)
