import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMonths } from '#kernel/days.ts'
import { billedYear, type KeptBill, type OldBill } from './billed-year.ts'
import { billsFromText } from './bills-from-text.ts'
import { checkBills } from './check-bills.ts'

const unknown = { minutes: null, afterHoursMinutes: null, emergencyMinutes: null }
const bill = (month: string, billedMinor: number, more: Partial<OldBill> = {}): OldBill => ({
  ...unknown,
  month,
  months: 1,
  billedMinor,
  ...more,
})
const kept = (one: OldBill, madeAt = '2026-11-16T09:00:00Z', more: Partial<KeptBill> = {}): KeptBill => ({
  provider: 'Harbour Systems',
  source: 'invoices',
  id: `${one.month} ${madeAt}`,
  madeAt,
  ...one,
  ...more,
})
const today = '2026-11-17'
const reasonOf = (bills: OldBill[]) => {
  const checked = checkBills(bills, today)
  return checked.yes ? 'kept' : checked.reason
}

test('a row that is kept later replaces the month it says', () => {
  const year = billedYear([
    kept(bill('2026-03-01', 90_000), '2026-11-17T09:00:00Z'),
    kept(bill('2026-03-01', 10_000)),
    kept(bill('2026-02-01', 20_000)),
  ])
  assert.deepEqual(
    year?.months.map(({ billedMinor }) => billedMinor),
    [20_000, 90_000],
  )
})

test('a yearly sum is spread evenly, and a month that is known better stands out of it', () => {
  const sum = kept(bill('2025-11-01', 1_000_000, { months: 12, minutes: 1_200 }))
  const year = billedYear([sum, kept(bill('2026-04-01', 5_000), '2026-11-17T09:00:00Z')])
  assert.equal(year?.months.length, 12)
  assert.deepEqual(
    [year?.months[0]?.billedMinor, year?.months[5]?.billedMinor, year?.isSpread],
    [83_334, 5_000, true],
  )
})

test('months without a bill between two others are gaps; those before the last twelve are left out', () => {
  const year = billedYear(['2024-01-01', '2026-01-01', '2026-04-01'].map((month) => kept(bill(month, 100))))
  assert.deepEqual([year?.months.length, year?.gaps], [4, 2])
  assert.equal(billedYear([]), undefined)
})

test('what can’t have been billed is refused', () => {
  assert.deepEqual(
    [
      reasonOf([]),
      reasonOf([bill('2026-12-01', 100)]),
      reasonOf([bill('2026-01-01', 100, { months: 12 })]),
      reasonOf([bill('2026-03-01', -1)]),
      reasonOf([bill('2026-03-01', 100), bill('2026-03-15', 100)]),
      reasonOf([bill('2025-11-01', 100, { months: 12 }), bill('2026-03-01', 100)]),
      reasonOf([bill('2026-03-01', 0, { minutes: 60 })]),
      reasonOf([bill('2026-03-01', 100, { emergencyMinutes: 60 })]),
      reasonOf([bill('2026-03-01', 100, { minutes: 60, afterHoursMinutes: 61 })]),
      reasonOf([bill('2026-11-01', 100, { minutes: 60, afterHoursMinutes: 60 })]),
    ],
    [
      'no-bills',
      'bill-ahead',
      'bill-ahead',
      'negative-bill',
      'bill-twice',
      'bill-twice',
      'hours-without-amount',
      'hours-of-what',
      'more-than-the-hours',
      'kept',
    ],
  )
})

const read = (text: string) => {
  const found = billsFromText(text, today, 'EUR')
  return found.yes ? found.value : found.reason
}

test('twelve amounts are the last twelve whole months, one is their sum', () => {
  const twelve = read('980\n1,240.50\n€ 760\n980\n980\n980\n980\n980\n980\n980\n980\n2.115,00')
  assert.ok(typeof twelve !== 'string')
  assert.deepEqual(
    [twelve[0], twelve[1]?.billedMinor, twelve[11]],
    [bill('2025-11-01', 98_000), 124_050, bill('2026-10-01', 211_500)],
  )
  assert.deepEqual(read('14 '), [bill('2025-11-01', 1_400, { months: 12 })])
  assert.deepEqual(read('11.280'), [bill('2025-11-01', 1_128_000, { months: 12 })])
})

test('rows that begin with a month are read with their hours, under any head', () => {
  const row = bill('2026-03-01', 124_050, { minutes: 570, afterHoursMinutes: 60, emergencyMinutes: null })
  assert.deepEqual(read('2026-03;1.240,50;9,5;1:00'), [row])
  assert.deepEqual(read('month,amount,hours,late\r\n2026-03,"1,240.50",9.5,1'), [row])
  assert.deepEqual(read('03/2026\t1240.50\t9.5 h\t1'), [row])
  assert.deepEqual(read('2025;14000;120'), [bill('2025-01-01', 1_400_000, { months: 12, minutes: 7_200 })])
})

test('what can’t be read is told by its row', () => {
  assert.deepEqual(
    [read(''), read('1\n2\n3'), read('2026-03;1240\n2026-04;lots')],
    ['no-bills', 'bills-miscounted', 'bill-unreadable'],
  )
})

test('law: a year that is written down and read again is the same, and its sum too', () => {
  const amounts = fc.array(fc.nat({ max: 99_999_999 }), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(amounts, (minors) => {
      const bills = minors.map((minor, at) => bill(addMonths('2025-11-01', at), minor))
      const text = bills
        .map(({ month, billedMinor }) => `${month};${(billedMinor / 100).toFixed(2)}`)
        .join('\n')
      assert.deepEqual(read(text), bills)
      const year = billedYear([
        kept(
          bill(
            '2025-11-01',
            minors.reduce((a, b) => a + b, 0),
            { months: 12 },
          ),
        ),
      ])
      assert.equal(
        year?.months.reduce((sum, { billedMinor }) => sum + billedMinor, 0),
        minors.reduce((a, b) => a + b, 0),
      )
    }),
  )
})
