import assert from 'node:assert/strict'
import { test } from 'node:test'
import { no, yes } from '#kernel/decision.ts'
import { agreed } from '../testing/northlight.ts'
import type { FixedFeeLine } from './lines.ts'
import { nextAnniversary, noticeDays, raisedPrice, riseBp } from './price-rises.ts'
import { monthlyRecurring } from './recurring.ts'
import type { Escalator } from './terms.ts'

const line: FixedFeeLine = { kind: 'fixed-fee', key: 'care', name: 'Care', unitPrice: '79.00' }
const rises = [
  { effectiveOn: '2025-06-01', noticedOn: '2025-04-01', bp: 250 },
  { effectiveOn: '2026-06-01', noticedOn: '2026-04-01', bp: 250 },
]
const priceOn = (day: string, more: Partial<FixedFeeLine> = {}, since = '2024-06-01') =>
  raisedPrice({ ...line, ...more }, since, day, rises, 'EUR')

test('each rise raises the price before it, rounded to the decimals it was stated with', () => {
  assert.deepEqual(
    [priceOn('2025-05-31'), priceOn('2025-06-01'), priceOn('2026-06-01')],
    ['79.00', '80.98', '83.00'],
  )
  assert.equal(priceOn('2026-06-01', { unitPrice: '0.0374' }), '0.0393')
})

test('lines that opt out, what is passed on, and prices stated since keep theirs', () => {
  assert.equal(priceOn('2026-06-01', { escalates: false }), '79.00')
  assert.equal(priceOn('2026-06-01', { passThrough: true }), '79.00')
  assert.equal(priceOn('2026-06-01', {}, '2025-09-01'), '80.98')
})

const index: Escalator = { kind: 'index', series: 'CPI', baseMonth: '2024-03', lagMonths: 3, capBp: 400 }
const series = [
  { month: '2024-03', value: 1_000 },
  { month: '2025-03', value: 1_025 },
  { month: '2026-03', value: 1_080 },
  { month: '2027-03', value: 1_070 },
]

test('an index rise follows the month before the lag, within floor and cap', () => {
  assert.deepEqual(riseBp(index, '2025-06-01', series), yes(250))
  assert.deepEqual(riseBp(index, '2026-06-01', series, '2025-06-01'), yes(400))
  assert.deepEqual(riseBp({ ...index, capBp: undefined }, '2026-06-01', series, '2025-06-01'), yes(537))
  assert.deepEqual(riseBp(index, '2027-06-01', series, '2026-06-01'), yes(0))
  assert.deepEqual(riseBp({ ...index, floorBp: 100 }, '2027-06-01', series, '2026-06-01'), yes(100))
  assert.deepEqual(
    riseBp(index, '2028-06-01', series, '2027-06-01'),
    no('index-month-missing', { month: '2028-03', series: 'CPI' }),
  )
  assert.deepEqual(riseBp({ kind: 'fixed', bp: 300 }, '2028-06-01'), yes(300))
})

test('a rise becomes effective on the anniversary, announced within its window', () => {
  const agreement = agreed('care', '2024-02-29', { lines: [line] })
  assert.equal(nextAnniversary(agreement, '2026-01-10'), '2026-02-28')
  assert.equal(nextAnniversary(agreement, '2027-03-01'), '2028-02-29')
  assert.deepEqual(noticeDays('2026-06-01', { latestDays: 30, earliestDays: 60 }), {
    from: '2026-04-02',
    to: '2026-05-02',
  })
})

test('recurring revenue is normalised to a month, and rises with the price', () => {
  const yearly = agreed(
    'care',
    '2024-06-01',
    {
      lines: [{ ...line, unitPrice: '2000.00' }],
      billing: { timing: 'advance', intervalMonths: 12, anchor: 'anniversary' },
    },
    { rises },
  )
  const on = (day: string) => monthlyRecurring(yearly, day, [])[0]?.minor
  assert.deepEqual([on('2024-06-01'), on('2025-06-01'), on('2026-06-01')], [16_667, 17_083, 17_510])
})

test('only what is billed again and again recurs', () => {
  const allowance = { unit: 'minutes', amount: 1_200 } as const
  const block = {
    kind: 'block',
    name: 'Block',
    unitPrice: '2200.00',
    allowance,
    overage: { kind: 'bill' },
  } as const
  const agreement = agreed('mixed', '2026-01-01', {
    lines: [
      line,
      { ...block, key: 'once' },
      { ...block, key: 'each quarter', everyMonths: 3 },
      { ...block, key: 'when asked', everyMonths: 3, autoBilled: false },
      {
        kind: 'one-time',
        key: 'setup',
        name: 'Set-up',
        purpose: 'set-up',
        unitPrice: '450.00',
        dueOn: '2026-01-01',
      },
      {
        kind: 'recurring-item',
        key: 'licences',
        name: 'Licences',
        unitPrice: '11.70',
        quantity: { of: 'mailboxes', rule: 'agreed', agreed: 22 },
        passThrough: true,
      },
    ],
  })
  assert.deepEqual(
    monthlyRecurring(agreement, '2026-02-01', []).map(
      ({ lineKey, minor, passThrough }) => `${lineKey} ${minor} ${passThrough}`,
    ),
    ['care 7900 false', 'each quarter 73333 false', 'licences 25740 true'],
  )
})

test('a suspended agreement keeps its recurring revenue while its fee is owed', () => {
  const on = (feeOwed: boolean) =>
    monthlyRecurring(
      agreed(
        'care',
        '2026-01-01',
        { lines: [line] },
        { suspensions: [{ from: '2026-03-01', to: null, feeOwed }] },
      ),
      '2026-03-01',
      [],
    ).length
  assert.deepEqual([on(true), on(false)], [1, 0])
})
