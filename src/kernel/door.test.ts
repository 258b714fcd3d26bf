import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import * as door from './door.ts'

const text = (period: door.DatePeriod) => [period.from.toString(), period.toExclusive.toString()]

test('dates come as text or from any Temporal that has one, and leave as ours', () => {
  const givens = [
    '2026-01-31',
    Temporal.PlainDate.from('2026-01-31'),
    Temporal.PlainDateTime.from('2026-01-31T09:00'),
    Temporal.ZonedDateTime.from('2026-01-31T09:00[Europe/Dublin]'),
  ]
  for (const given of givens) {
    const later = door.addMonths(given, 1)
    assert.ok(later instanceof Temporal.PlainDate)
    assert.equal(later.toString(), '2026-02-28')
  }
})

test('what is no date throws and is named', () => {
  for (const wrong of ['2026-02-30', '2026-02-28T00:00Z', '']) {
    assert.throws(() => door.addMonths(wrong, 1), /is not a day/)
  }
})

test('periods are those of the house', () => {
  const rule = { start: '2026-03-15', intervalMonths: 1, anchor: 'first' } as const
  const [first] = door.billingPeriods({ ...rule, endExclusive: '2026-06-10' }, '2026-06-01')
  assert.ok(first)
  assert.deepEqual(
    [text(first), text(first.whole), first.full],
    [['2026-03-15', '2026-04-01'], ['2026-03-01', '2026-04-01'], false],
  )
  assert.equal(door.firstBillingDate(rule).toString(), '2026-04-01')
  assert.equal(door.wholePeriodsInAdvance(rule, '2026-06-01'), 3)
  assert.deepEqual(text(door.periodByIndex(rule, 1)), ['2026-04-15', '2026-05-15'])
  assert.equal(door.periodIndex(rule, '2026-05-14'), 1)
  assert.equal(door.nextBillingDate({ ...rule, timing: 'arrears' }, 0).toString(), '2026-04-15')
  const billed = {
    anchor: '2021-02-02',
    intervalMonths: 1,
    billing: 'anniversary',
    timing: 'arrears',
  } as const
  assert.deepEqual(text(door.periodBilledOn(billed, '2022-03-02')), ['2022-02-02', '2022-03-02'])
})

test('terms are those of the house', () => {
  assert.ok(door.inNoticeWindow({ today: '2026-06-15', termEnd: '2026-07-01', noticeDays: 30 }))
  const renewal = door.renewThrough({ termEnd: '2027-07-01', termMonths: 12 }, '2027-07-01')
  assert.deepEqual([renewal.termEnd.toString(), renewal.renewed], ['2028-07-01', true])
})

test('amounts leave as bigint, exact beyond what a number holds', () => {
  const march = { from: '2026-03-01', toExclusive: '2026-04-01' }
  assert.equal(door.prorate(2_200, march, { from: '2026-03-15', toExclusive: '2026-04-01' }), 1_206n)
  assert.equal(
    door.prorate(31n * 10n ** 20n, march, { from: '2026-03-01', toExclusive: '2026-03-02' }),
    10n ** 20n,
  )
  assert.equal(door.taxOn(-250, '23'), -58n)
  assert.throws(() => door.prorate(0.5, march, march), RangeError)
})
