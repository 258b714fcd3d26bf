import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths } from './days.ts'
import { shareOut } from './money.ts'
import { billingPeriods } from './periods.ts'
import { calendarWeekShare, prorate, serviceFraction } from './proration.ts'

const march = { from: '2026-03-01', toExclusive: '2026-04-01' }

test('22.00 a month from 15 March are 22 × 17/31 = 12.06', () => {
  const service = { from: '2026-03-15', toExclusive: '2026-04-01' }
  assert.deepEqual(serviceFraction(march, service), { days: 17, of: 31 })
  assert.equal(prorate(2_200, march, service), 1_206)
})

test('the whole period is the denominator, not the piece', () => {
  const quarter = { from: '2024-04-15', toExclusive: '2024-07-15' }
  assert.equal(prorate(91_000, quarter, { from: '2024-05-20', toExclusive: '2024-06-21' }), 32_000)
})

test('one endpoint less for 11 of 31 days gives 13.48 back', () => {
  const may = { from: '2026-05-01', toExclusive: '2026-06-01' }
  assert.equal(prorate(-3_800, may, { from: '2026-05-21', toExclusive: '2026-06-01' }), -1_348)
})

test('service outside the period does not count', () => {
  assert.deepEqual(serviceFraction(march, { from: '2026-01-01', toExclusive: '2027-01-01' }), {
    days: 31,
    of: 31,
  })
  assert.deepEqual(serviceFraction(march, { from: '2026-04-01', toExclusive: '2026-05-01' }), {
    days: 0,
    of: 31,
  })
})

test('months of 30 days measure 30, whatever their ends', () => {
  const month = (from: string, toExclusive: string) =>
    serviceFraction({ from, toExclusive }, { from, toExclusive }, '30/360').of
  assert.equal(month('2023-05-15', '2023-06-15'), 30)
  assert.equal(month('2026-01-31', '2026-02-28'), 30)
  assert.equal(month('2026-02-28', '2026-03-31'), 30)
  assert.equal(month('2026-01-31', '2026-04-30'), 90)
})

test('a period that ends before it begins is a mistake', () => {
  assert.throws(() => serviceFraction({ from: '2026-03-01', toExclusive: '2026-03-01' }, march), RangeError)
})

test('the first week of a service lasts to the end of its calendar week, where it is', () => {
  const startedAt = '2023-06-16T20:00:00Z'
  assert.deepEqual(calendarWeekShare({ startedAt, timezone: 'Asia/Karachi' }), { days: 2, of: 7 })
  assert.deepEqual(calendarWeekShare({ startedAt, timezone: 'Europe/Dublin' }), { days: 3, of: 7 })
  assert.deepEqual(calendarWeekShare({ startedAt, timezone: 'Asia/Karachi', weekStart: 'sun' }), {
    days: 1,
    of: 7,
  })
  assert.deepEqual(calendarWeekShare({ startedAt: '2026-11-16T12:00:00Z', timezone: 'UTC' }), {
    days: 7,
    of: 7,
  })
})

const anyDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2020-01-01', days))
const dayCounts = fc.constantFrom('actual' as const, '30/360' as const)
const cutPeriod = fc
  .record({
    start: anyDay,
    intervalMonths: fc.constantFrom(1, 3, 12),
    index: fc.nat(24),
    cuts: fc.array(fc.nat(400), { maxLength: 4 }),
  })
  .map(({ start, intervalMonths, index, cuts }) => {
    const period = {
      from: addMonths(start, index * intervalMonths),
      toExclusive: addMonths(start, (index + 1) * intervalMonths),
    }
    const days = cuts.map((cut) => addDays(period.from, cut)).filter((day) => day < period.toExclusive)
    const edges = [...new Set([period.from, ...days, period.toExclusive])].sort()
    const pieces = edges.slice(1).map((toExclusive, i) => ({ from: edges[i] ?? toExclusive, toExclusive }))
    return { period, pieces }
  })

test('the fractions of the pieces of a period sum to the whole, by either day count', () => {
  fc.assert(
    fc.property(cutPeriod, dayCounts, ({ period, pieces }, dayCount) => {
      const fractions = pieces.map((piece) => serviceFraction(period, piece, dayCount))
      const days = fractions.reduce((sum, fraction) => sum + fraction.days, 0)
      assert.ok(fractions.every((fraction) => fraction.of === days && fraction.days >= 0))
    }),
  )
})

test('an amount shared out over the pieces of a period sums to the amount, near each prorated part', () => {
  fc.assert(
    fc.property(cutPeriod, fc.integer({ min: -1_000_000, max: 1_000_000 }), ({ period, pieces }, amount) => {
      const parts = shareOut(
        amount,
        pieces.map((piece) => serviceFraction(period, piece).days),
      )
      assert.equal(
        parts.reduce((sum, part) => sum + part, 0),
        amount,
      )
      for (const [index, piece] of pieces.entries()) {
        assert.ok(Math.abs((parts[index] ?? Number.NaN) - prorate(amount, period, piece)) <= 1)
      }
    }),
  )
})

test('the pieces that a rule bills are those that prorate to it: full ones bill the full amount', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 31 }), fc.nat(500_000), (start, anchor, amount) => {
      for (const piece of billingPeriods({ start, intervalMonths: 1, anchor }, addMonths(start, 6))) {
        const billed = prorate(amount, piece.whole, piece)
        assert.ok(piece.full ? billed === amount : billed <= amount)
      }
    }),
  )
})
