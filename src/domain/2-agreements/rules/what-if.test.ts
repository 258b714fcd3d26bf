import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreed, northlight } from '../testing/northlight.ts'
import { grantsFor } from './grants.ts'
import { comeAgain, expectedEntries, whatIf } from './what-if.ts'

const steady = agreed('steady', '2027-01-01', {
  lines: [
    {
      kind: 'retainer',
      key: 'steady',
      name: 'Ten hours a month',
      unitPrice: '1050.00',
      allowance: { unit: 'minutes', amount: 600 },
      rollover: { mode: 'next-only' },
      overage: { kind: 'bill', rateMinor: 11_500 },
    },
  ],
})

test('the coming fee and the past month’s work stand on the same invoice', () => {
  const entries = expectedEntries('jarrowby', [{ timesAMonth: 11, minutesEach: 60 }], '2027-01-01', 3)
  assert.equal(entries.length, 33)
  const invoices = whatIf({
    agreement: steady,
    counts: [],
    entries,
    rateCard: northlight,
    lots: grantsFor(steady, '2027-03-31'),
    from: '2027-01-01',
    toExclusive: '2027-04-01',
  })
  assert.deepEqual(
    invoices.map(({ on, feesMinor, workMinor, netMinor }) => [on, feesMinor, workMinor, netMinor]),
    [
      ['2027-01-01', 105_000, 0, 105_000],
      ['2027-02-01', 105_000, 11_500, 116_500],
      ['2027-03-01', 105_000, 11_500, 116_500],
      ['2027-04-01', 0, 11_500, 11_500],
    ],
  )
})

test('fewer hours are carried on, and what is left is told', () => {
  const entries = expectedEntries('jarrowby', [{ timesAMonth: 4, minutesEach: 60 }], '2027-01-01', 2)
  const invoices = whatIf({
    agreement: steady,
    counts: [],
    entries,
    rateCard: northlight,
    lots: grantsFor(steady, '2027-02-28'),
    from: '2027-01-01',
    toExclusive: '2027-03-01',
  })
  assert.deepEqual(
    invoices.map(({ on, left }) => [on, left[0]?.units]),
    [
      ['2027-01-01', undefined],
      ['2027-02-01', 360],
      ['2027-03-01', 720],
    ],
  )
})

test('last year’s work comes again on the same days of the week', () => {
  const [again] = comeAgain(
    [{ id: 'a', clientId: 'jarrowby', agreementId: 'old', workedOn: '2026-01-30', minutes: 30 }],
    'steady',
  )
  assert.partialDeepStrictEqual(again, { workedOn: '2027-01-29', agreementId: 'steady', id: 'again/a' })
})
