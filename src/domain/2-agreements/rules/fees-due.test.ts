import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/days.ts'
import { agreed } from '../testing/northlight.ts'
import type { BillingRule } from './billing-rule.ts'
import type { CountFact } from './counts.ts'
import type { FeeDue } from './fee.ts'
import { feesDue } from './fees-due.ts'
import type { FixedFeeLine, Quantity } from './lines.ts'
import type { AgreementTerms, Terms } from './terms.ts'

const monthly: BillingRule = { timing: 'advance', intervalMonths: 1, anchor: 'first' }
const fee = (more: Partial<FixedFeeLine> = {}): FixedFeeLine => ({
  kind: 'fixed-fee',
  key: 'fee',
  name: 'Fee',
  unitPrice: '22.00',
  ...more,
})
const under = (startsOn: string, line: FixedFeeLine, more: Partial<Terms> = {}) =>
  agreed('carrowmel', startsOn, { lines: [line], ...more })

const amended = (
  before: AgreementTerms,
  effectiveOn: string,
  line: FixedFeeLine,
  more: Partial<Terms> = {},
): AgreementTerms => {
  const first = before.versions[0]
  assert.ok(first)
  return {
    ...before,
    versions: [...before.versions, { ...first, effectiveOn, terms: { lines: [line], ...more } }],
  }
}

const words = (fees: readonly FeeDue[]) =>
  fees.map(
    ({ dueOn, quantity, unitPrice, share, netMinor }) =>
      `${dueOn}: ${quantity} × ${unitPrice} × ${share.days}/${share.of} = ${netMinor}`,
  )

const sumOf = (fees: readonly FeeDue[]) => fees.reduce((sum, { netMinor }) => sum + netMinor, 0)

test('a month that begins in the middle is billed by its days, the first included', () => {
  assert.deepEqual(words(feesDue(under('2026-03-15', fee()), [], '2026-04-01', null)), [
    '2026-03-15: 1 × 22.00 × 17/31 = 1206',
    '2026-04-01: 1 × 22.00 × 30/30 = 2200',
  ])
})

test('a first period may cost all, begin at the anchor, or be free until it', () => {
  const first = (firstPeriod: BillingRule['firstPeriod']) =>
    feesDue(under('2026-03-15', fee({ billing: { ...monthly, firstPeriod } })), [], '2026-04-01', null).map(
      ({ netMinor }) => netMinor,
    )
  assert.deepEqual(first('full'), [2_200, 2_200])
  assert.deepEqual(first('from-next-anchor'), [2_200])
  assert.deepEqual(first('free-until-anchor'), [2_200])
})

test('periods from the 31st are clamped and never drift', () => {
  const line = fee({ billing: { ...monthly, anchor: 'anniversary' } })
  assert.deepEqual(
    feesDue(under('2026-01-31', line), [], '2026-04-30', null).map(({ service }) => service.from),
    ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
  )
})

test('in arrears a period is billed on the day after its last', () => {
  const agreement = under('2026-03-15', fee({ billing: { ...monthly, timing: 'arrears' } }))
  assert.deepEqual(feesDue(agreement, [], '2026-03-31', null), [])
  assert.deepEqual(words(feesDue(agreement, [], '2026-05-01', null)), [
    '2026-04-01: 1 × 22.00 × 17/31 = 1206',
    '2026-05-01: 1 × 22.00 × 30/30 = 2200',
  ])
  assert.deepEqual(words(feesDue(agreement, [], '2026-05-01', '2026-03-31')), [
    '2026-05-01: 1 × 22.00 × 30/30 = 2200',
  ])
})

test('quarterly and yearly fees are aligned to the calendar or to the start', () => {
  const quarterly = fee({ billing: { timing: 'advance', intervalMonths: 3, anchor: 'first' } })
  assert.deepEqual(words(feesDue(under('2026-02-15', quarterly), [], '2026-04-01', null)), [
    '2026-02-15: 1 × 22.00 × 45/90 = 1100',
    '2026-04-01: 1 × 22.00 × 91/91 = 2200',
  ])
  const yearly = fee({ billing: { timing: 'advance', intervalMonths: 12, anchor: 'anniversary' } })
  assert.deepEqual(words(feesDue(under('2026-02-15', yearly), [], '2027-02-15', null)), [
    '2026-02-15: 1 × 22.00 × 365/365 = 2200',
    '2027-02-15: 1 × 22.00 × 365/365 = 2200',
  ])
})

test('a day up to billed-through is never billed again, also in the middle of a period', () => {
  assert.deepEqual(words(feesDue(under('2025-01-01', fee()), [], '2026-04-01', '2026-03-20')), [
    '2026-03-01: 1 × 22.00 × 11/31 = 781',
    '2026-04-01: 1 × 22.00 × 30/30 = 2200',
  ])
})

const users = (rule: Quantity['rule'], more: Partial<Quantity> = {}) =>
  fee({ unitPrice: '79.00', quantity: { of: 'users', rule, ...more } })
const counts: CountFact[] = [
  { of: 'users', fromOn: '2026-01-01', count: 10 },
  { of: 'users', fromOn: '2026-04-11', count: 14 },
  { of: 'users', fromOn: '2026-04-21', count: 8 },
]
const quantitiesOf = (line: FixedFeeLine, facts = counts) =>
  feesDue(under('2026-01-01', line), facts, '2026-05-01', '2026-03-31').map(
    ({ dueOn, quantity, share }) => `${dueOn} ${quantity} × ${share.days}/${share.of}`,
  )

test('each count rule says how many units a period costs', () => {
  assert.deepEqual(quantitiesOf(users('agreed', { agreed: 12 })), [
    '2026-04-01 12 × 30/30',
    '2026-05-01 12 × 31/31',
  ])
  assert.deepEqual(quantitiesOf(users('on-billing-day')), ['2026-04-01 10 × 30/30', '2026-05-01 8 × 31/31'])
  assert.deepEqual(quantitiesOf(users('by-day')), [
    '2026-04-01 10 × 30/30',
    '2026-05-01 8 × 31/31',
    '2026-05-01 4 × 20/30',
    '2026-05-01 -6 × 10/30',
  ])
  assert.deepEqual(quantitiesOf(users('highest-of-period')), [
    '2026-04-01 10 × 30/30',
    '2026-05-01 8 × 31/31',
    '2026-05-01 4 × 30/30',
  ])
})

test('a decrease waits for the next period or the renewal, and never falls below a floor', () => {
  const may = (more: Partial<Quantity>) => quantitiesOf(users('by-day', more)).slice(1)
  assert.deepEqual(may({ decrease: 'next-period' }), ['2026-05-01 8 × 31/31', '2026-05-01 4 × 20/30'])
  assert.deepEqual(may({ decrease: 'at-renewal' }), ['2026-05-01 14 × 31/31', '2026-05-01 4 × 20/30'])
  assert.deepEqual(may({ minimum: 11 }), [
    '2026-05-01 11 × 31/31',
    '2026-05-01 3 × 20/30',
    '2026-05-01 -3 × 10/30',
  ])
  const committed = { count: 12, until: '2026-06-01' }
  assert.deepEqual(may({ committed }), [
    '2026-05-01 12 × 31/31',
    '2026-05-01 2 × 20/30',
    '2026-05-01 -2 × 10/30',
  ])
})

test('counts of several sites add up, and a line may count only some of them', () => {
  const facts: CountFact[] = [
    { of: 'users', fromOn: '2026-01-01', count: 18, siteId: 'depot' },
    { of: 'users', fromOn: '2026-01-01', count: 6, siteId: 'office' },
    { of: 'endpoints', fromOn: '2026-01-01', count: 40, siteId: 'office' },
  ]
  assert.deepEqual(quantitiesOf(users('on-billing-day'), facts)[0], '2026-04-01 24 × 30/30')
  assert.deepEqual(
    quantitiesOf(users('on-billing-day', { siteIds: ['office'] }), facts)[0],
    '2026-04-01 6 × 30/30',
  )
})

test('in arrears counts by day are billed by their days, and the highest count for all of them', () => {
  const arrears = (rule: Quantity['rule']) =>
    quantitiesOf({ ...users(rule), billing: { ...monthly, timing: 'arrears' } }).filter((line) =>
      line.startsWith('2026-05'),
    )
  assert.deepEqual(arrears('by-day'), [
    '2026-05-01 10 × 10/30',
    '2026-05-01 14 × 10/30',
    '2026-05-01 8 × 10/30',
  ])
  assert.deepEqual(arrears('highest-of-period'), ['2026-05-01 14 × 30/30'])
  assert.deepEqual(arrears('on-billing-day'), ['2026-05-01 8 × 30/30'])
})

test('a least amount holds for a whole period and its true-ups', () => {
  const line = fee({
    unitPrice: '24.00',
    minimumMinor: 15_000,
    quantity: { of: 'endpoints', rule: 'by-day' },
  })
  const facts: CountFact[] = [
    { of: 'endpoints', fromOn: '2026-01-01', count: 4 },
    { of: 'endpoints', fromOn: '2026-04-16', count: 8 },
  ]
  assert.deepEqual(words(feesDue(under('2026-04-01', line), facts, '2026-05-01', null)), [
    '2026-04-01: 1 × 150.00 × 30/30 = 15000',
    '2026-05-01: 8 × 24.00 × 31/31 = 19200',
    '2026-05-01: 1 × 42.00 × 15/30 = 2100',
  ])
})

test('a unit price may have six decimals; the line is rounded, not the price', () => {
  const line = fee({ unitPrice: '0.037455', quantity: { of: 'mailboxes', rule: 'agreed', agreed: 1_333 } })
  assert.equal(sumOf(feesDue(under('2026-04-01', line), [], '2026-04-01', null)), 4_993)
})

test('an amendment signed before its period is billed splits the period', () => {
  const agreement = amended(under('2026-01-01', fee()), '2026-04-16', fee({ unitPrice: '44.00' }))
  assert.deepEqual(words(feesDue(agreement, [], '2026-04-01', '2026-03-31')), [
    '2026-04-01: 1 × 22.00 × 15/30 = 1100',
    '2026-04-01: 1 × 44.00 × 15/30 = 2200',
  ])
})

test('a run without records credits and charges an amendment that it could not know', () => {
  const agreement = amended(under('2026-01-01', fee()), '2026-04-16', fee({ unitPrice: '44.00' }))
  assert.deepEqual(words(feesDue(agreement, [], '2026-05-01', '2026-04-30')), [
    '2026-04-01: 1 × 44.00 × 15/30 = 2200',
    '2026-04-01: -1 × 22.00 × 15/30 = -1100',
    '2026-05-01: 1 × 44.00 × 31/31 = 4400',
  ])
})

test('a count that was typed late is put right, once', () => {
  const agreement = under('2026-01-01', users('by-day'))
  const april = feesDue(agreement, counts, '2026-04-01', '2026-03-31')
  const may = feesDue(agreement, counts, '2026-05-01', '2026-03-31', april)
  const known = [...counts, { of: 'users', fromOn: '2026-04-26', count: 9 }]
  const june = feesDue(agreement, known, '2026-06-01', '2026-03-31', [...april, ...may])
  assert.deepEqual(words(june), [
    '2026-05-01: 1 × 79.00 × 5/30 = 1317',
    '2026-05-01: 1 × 79.00 × 31/31 = 7900',
    '2026-06-01: 9 × 79.00 × 30/30 = 71100',
  ])
  assert.deepEqual(feesDue(agreement, known, '2026-06-01', '2026-03-31', [...april, ...may, ...june]), [])
})

test('a suspension that waives the fee is credited from its first day, and charged again after its last', () => {
  const agreement = under('2026-01-01', fee())
  const suspended = { ...agreement, suspensions: [{ from: '2026-04-11', to: '2026-05-11', feeOwed: false }] }
  const april = feesDue(agreement, [], '2026-04-01', '2026-03-31')
  assert.deepEqual(words(feesDue(suspended, [], '2026-05-01', '2026-03-31', april)), [
    '2026-04-01: -1 × 22.00 × 20/30 = -1467',
    '2026-05-01: 1 × 22.00 × 21/31 = 1490',
  ])
  const owed = { ...agreement, suspensions: [{ from: '2026-04-11', to: null, feeOwed: true }] }
  assert.deepEqual(feesDue(owed, [], '2026-04-30', '2026-03-31', april), [])
})

test('a price rise splits the period on the anniversary, if notice was given in its window', () => {
  const escalator = { kind: 'fixed', bp: 500, notice: { latestDays: 30, earliestDays: 90 } } as const
  const agreement = under('2025-04-16', fee(), { escalator })
  const noticed = (noticedOn: string) =>
    feesDue(
      { ...agreement, rises: [{ effectiveOn: '2026-04-16', noticedOn, bp: 500 }] },
      [],
      '2026-04-01',
      '2026-03-31',
    )
  assert.deepEqual(words(noticed('2026-03-01')), [
    '2026-04-01: 1 × 22.00 × 15/30 = 1100',
    '2026-04-01: 1 × 23.10 × 15/30 = 1155',
  ])
  assert.deepEqual(words(noticed('2026-03-20')), ['2026-04-01: 1 × 22.00 × 30/30 = 2200'])
  assert.deepEqual(words(noticed('2026-01-01')), ['2026-04-01: 1 × 22.00 × 30/30 = 2200'])
})

test('a licence that ends with another line is billed to that day first', () => {
  const yearly: BillingRule = { timing: 'advance', intervalMonths: 12, anchor: 'anniversary' }
  const main = fee({ unitPrice: '365.00', billing: yearly })
  const added = fee({
    key: 'added',
    unitPrice: '730.00',
    startsOn: '2026-10-24',
    billing: { ...monthly, coTermWith: 'fee' },
  })
  const agreement = agreed('coterm', '2026-01-01', { lines: [main, added] })
  assert.deepEqual(words(feesDue(agreement, [], '2027-01-01', { fee: '2026-12-31' })), [
    '2026-10-24: 1 × 730.00 × 69/365 = 13800',
    '2027-01-01: 1 × 365.00 × 365/365 = 36500',
    '2027-01-01: 1 × 730.00 × 365/365 = 73000',
  ])
})

test('an agreement that stops at its end is billed to its last day; one that renews is billed on', () => {
  const ending = (kind: 'stop' | 'evergreen'): AgreementTerms => ({
    ...under('2026-01-01', fee()),
    versions: [
      {
        effectiveOn: '2026-01-01',
        startsOn: '2026-01-01',
        endsOn: '2026-04-16',
        terms: { lines: [fee()], renewal: { kind, noticeDays: 30 } },
      },
    ],
  })
  assert.deepEqual(words(feesDue(ending('stop'), [], '2026-05-01', '2026-03-31')), [
    '2026-04-01: 1 × 22.00 × 15/30 = 1100',
  ])
  assert.equal(sumOf(feesDue(ending('evergreen'), [], '2026-05-01', '2026-03-31')), 4_400)
})

test('one-time lines and credits are charged once, a credit with a negative quantity', () => {
  const agreement = agreed('setup', '2026-04-01', {
    lines: [
      {
        kind: 'one-time',
        key: 'setup',
        name: 'Set-up',
        purpose: 'set-up',
        unitPrice: '450.00',
        dueOn: '2026-04-10',
      },
      {
        kind: 'one-time',
        key: 'credit',
        name: 'Credit',
        purpose: 'credit',
        unitPrice: '100.00',
        quantity: -1,
        dueOn: '2026-04-10',
      },
    ],
  })
  const fees = feesDue(agreement, [], '2026-04-30', null)
  assert.deepEqual(
    fees.map(({ quantity, netMinor }) => `${quantity} ${netMinor}`),
    ['1 45000', '-1 -10000'],
  )
  assert.deepEqual(feesDue(agreement, [], '2026-05-31', null, fees), [])
})

const anyCounts = fc
  .array(fc.record({ day: fc.integer({ min: 0, max: 150 }), count: fc.integer({ min: 0, max: 40 }) }), {
    maxLength: 6,
  })
  .map((facts) =>
    facts.map(({ day, count }): CountFact => ({ of: 'users', fromOn: addDays('2026-01-01', day), count })),
  )

test('billing month by month owes the same as billing all at once', () => {
  const rule = fc.constantFrom<Quantity['rule']>('on-billing-day', 'by-day', 'highest-of-period')
  const decrease = fc.constantFrom<Quantity['decrease']>('at-once', 'next-period', 'at-renewal')
  fc.assert(
    fc.property(
      anyCounts,
      rule,
      decrease,
      fc.constantFrom('advance', 'arrears'),
      (facts, counted, falls, timing) => {
        const line = { ...users(counted, { decrease: falls, minimum: 3 }), billing: { ...monthly, timing } }
        const agreement = under('2026-01-12', line)
        const days = ['2026-02-01', '2026-02-20', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01']
        const billed: FeeDue[] = []
        for (const day of days) billed.push(...feesDue(agreement, facts, day, null, billed))
        const whole = feesDue(agreement, facts, '2026-06-01', null)
        assert.deepEqual(billed.map(({ key }) => key).sort(), whole.map(({ key }) => key).sort())
        assert.equal(sumOf(billed), sumOf(whole))
      },
    ),
  )
})
