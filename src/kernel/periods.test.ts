import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day } from './days.ts'
import {
  type Anchor,
  billingPeriods,
  firstBillingDate,
  nextBillingDate,
  type PeriodRule,
  periodBilledOn,
  periodByIndex,
  periodIndex,
  wholePeriodsInAdvance,
} from './periods.ts'

const monthly = (start: Day, anchor: Anchor, endExclusive?: Day): PeriodRule => ({
  start,
  anchor,
  intervalMonths: 1,
  endExclusive,
})
const spans = (rule: PeriodRule, through: Day) =>
  billingPeriods(rule, through).map(({ from, toExclusive, full }) => [from, toExclusive, full])

test('a period on the 31st is clamped and does not drift', () => {
  assert.deepEqual(spans(monthly('2026-01-31', 'anniversary'), '2026-03-31'), [
    ['2026-01-31', '2026-02-28', true],
    ['2026-02-28', '2026-03-31', true],
    ['2026-03-31', '2026-04-30', true],
  ])
})

test('a start between billing days has a first piece of the period it belongs to', () => {
  assert.deepEqual(billingPeriods(monthly('2026-03-15', 'first'), '2026-03-31'), [
    {
      from: '2026-03-15',
      toExclusive: '2026-04-01',
      whole: { from: '2026-03-01', toExclusive: '2026-04-01' },
      full: false,
    },
  ])
})

test('an end inside a period leaves a last piece', () => {
  assert.deepEqual(spans(monthly('2010-06-17', 17, '2010-07-25'), '2010-07-17'), [
    ['2010-06-17', '2010-07-17', true],
    ['2010-07-17', '2010-07-25', false],
  ])
})

test('a yearly billing day that the start has passed comes a whole year later', () => {
  const rule = { start: '2011-01-31', anchor: 15, intervalMonths: 12 }
  assert.equal(firstBillingDate(rule), '2012-01-15')
  assert.deepEqual(spans(rule, '2011-02-24'), [['2011-01-31', '2012-01-15', false]])
})

test('quarters, halves and years are those of the calendar', () => {
  const firstEnd = (intervalMonths: number) =>
    billingPeriods({ start: '2018-05-15', anchor: 'first', intervalMonths }, '2018-05-15')[0]?.toExclusive
  assert.deepEqual([1, 3, 6, 12].map(firstEnd), ['2018-06-01', '2018-07-01', '2018-07-01', '2019-01-01'])
})

test('nothing is billed before the start, nor when the end comes first', () => {
  assert.deepEqual(spans(monthly('2026-03-15', 'first'), '2026-03-14'), [])
  assert.deepEqual(spans(monthly('2026-03-15', 'first', '2026-03-15'), '2026-05-01'), [])
})

test('periods have an index from the start, and before it there is only 0', () => {
  const yearly = { start: '2026-01-31', intervalMonths: 1 }
  assert.deepEqual(periodByIndex(yearly, 1), { from: '2026-02-28', toExclusive: '2026-03-31' })
  assert.equal(periodIndex(yearly, '2026-03-30'), 1)
  assert.equal(periodIndex(yearly, '2026-03-31'), 2)
  assert.equal(periodIndex(yearly, '2020-01-01'), 0)
})

test('a period is billed on its first day in advance, and after its last in arrears', () => {
  const quarterly = { start: '2026-01-31', intervalMonths: 3 }
  assert.equal(nextBillingDate({ ...quarterly, timing: 'advance' }, 1), '2026-04-30')
  assert.equal(nextBillingDate({ ...quarterly, timing: 'arrears' }, 1), '2026-07-31')
})

test('a bill in arrears is for the period before, by calendar or by anniversary', () => {
  const rule = { anchor: '2021-02-02', intervalMonths: 3 } as const
  assert.deepEqual(periodBilledOn({ ...rule, billing: 'anniversary', timing: 'arrears' }, '2022-05-02'), {
    from: '2022-02-02',
    toExclusive: '2022-05-02',
  })
  assert.deepEqual(periodBilledOn({ ...rule, billing: 'calendar', timing: 'advance' }, '2022-05-02'), {
    from: '2022-04-01',
    toExclusive: '2022-07-01',
  })
})

test('intervals and anchors that make no periods are mistakes', () => {
  for (const intervalMonths of [0, -1, 1.5]) {
    assert.throws(
      () => firstBillingDate({ start: '2026-01-01', intervalMonths, anchor: 'first' }),
      RangeError,
    )
  }
  for (const anchor of [0, 32, 1.5]) {
    assert.throws(() => firstBillingDate({ start: '2026-01-01', intervalMonths: 1, anchor }), RangeError)
  }
})

const anyDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2020-01-01', days))
const anyRule = fc.record({
  start: anyDay,
  intervalMonths: fc.constantFrom(1, 2, 3, 6, 12, 24),
  anchor: fc.oneof(fc.constantFrom<Anchor>('anniversary', 'first'), fc.integer({ min: 1, max: 31 })),
  endExclusive: fc.option(anyDay, { nil: undefined }),
})

test('pieces follow each other from the start, each inside its whole period', () => {
  fc.assert(
    fc.property(anyRule, anyDay, (rule, through) => {
      const pieces = billingPeriods(rule, through)
      assert.ok(pieces.length > 0 || through < rule.start || (rule.endExclusive ?? '9999') <= rule.start)
      for (const [index, piece] of pieces.entries()) {
        assert.equal(piece.from, pieces[index - 1]?.toExclusive ?? rule.start)
        assert.ok(piece.whole.from <= piece.from && piece.from < piece.toExclusive)
        assert.ok(piece.toExclusive <= piece.whole.toExclusive && piece.from <= through)
        assert.equal(
          piece.full,
          piece.from === piece.whole.from && piece.toExclusive === piece.whole.toExclusive,
        )
      }
      const last = pieces.at(-1)
      if (last) assert.ok(last.toExclusive > through || last.toExclusive === rule.endExclusive)
    }),
  )
})

test('the first billing date begins a whole period, less than an interval after the start', () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      const first = firstBillingDate(rule)
      const [whole] = billingPeriods({ ...rule, endExclusive: undefined }, first).filter(
        (piece) => piece.full,
      )
      assert.equal(whole?.from, first)
      assert.equal(wholePeriodsInAdvance({ ...rule, endExclusive: undefined }, first), 1)
    }),
  )
})

test('every day from the start on lies in the period of its index', () => {
  fc.assert(
    fc.property(anyRule, anyDay, ({ start, intervalMonths }, date) => {
      const { from, toExclusive } = periodByIndex(
        { start, intervalMonths },
        periodIndex({ start, intervalMonths }, date),
      )
      if (date >= start) assert.ok(from <= date && date < toExclusive)
    }),
  )
})
