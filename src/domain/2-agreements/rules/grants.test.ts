import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween } from '#kernel/days.ts'
import { roundUp } from '#kernel/minutes.ts'
import { agreed, pieces, worked } from '../testing/northlight.ts'
import type { CountFact } from './counts.ts'
import { grantsFor } from './grants.ts'
import type { Burn, Quantity, RetainerLine } from './lines.ts'
import type { AgreementTerms, Terms } from './terms.ts'

const hours = (more: Partial<RetainerLine> = {}): RetainerLine => ({
  kind: 'retainer',
  key: 'hours',
  name: 'Hours',
  unitPrice: '1050.00',
  allowance: { unit: 'minutes', amount: 600 },
  rollover: { mode: 'none' },
  overage: { kind: 'bill' },
  ...more,
})
const granted = (agreement: AgreementTerms, throughDay: string) =>
  grantsFor(agreement, throughDay).map((lot) => `${lot.granted} ${lot.usableFrom} to ${lot.usableTo}`)
const under = (startsOn: string, line: RetainerLine) => agreed('steady', startsOn, { lines: [line] })

const billing = (firstPeriod: 'full' | 'from-next-anchor' | 'free-until-anchor') =>
  ({ timing: 'advance', intervalMonths: 1, anchor: 'first', firstPeriod }) as const

test('included hours follow the fee in a first period that is not whole', () => {
  const first = (more: Partial<RetainerLine>) => granted(under('2026-03-20', hours(more)), '2026-03-31')
  assert.deepEqual(first({}), ['240 2026-03-20 to 2026-03-31'])
  assert.deepEqual(first({ billing: billing('full') }), ['600 2026-03-20 to 2026-03-31'])
  assert.deepEqual(first({ billing: billing('from-next-anchor') }), [])
  assert.deepEqual(first({ billing: billing('free-until-anchor') }), ['240 2026-03-20 to 2026-03-31'])
  assert.deepEqual(first({ allowance: { unit: 'minutes', amount: 600, inPartPeriod: 'full' } }), [
    '600 2026-03-20 to 2026-03-31',
  ])
  assert.deepEqual(first({ allowance: { unit: 'money', amount: 60_000 } }), [
    '23226 2026-03-20 to 2026-03-31',
  ])
  assert.deepEqual(first({ allowance: { unit: 'visits', amount: 4 } }), ['2 2026-03-20 to 2026-03-31'])
})

test('an allowance that grows in mid-period adds its share, one that shrinks waits for the next', () => {
  const changed = (amount: number): AgreementTerms => {
    const before = under('2026-01-01', hours())
    const [version] = before.versions
    assert.ok(version)
    const after = {
      ...version,
      effectiveOn: '2026-04-16',
      terms: { lines: [hours({ allowance: { unit: 'minutes', amount } })] },
    }
    return { ...before, versions: [version, after] }
  }
  assert.deepEqual(granted(changed(960), '2026-05-01').slice(3), [
    '600 2026-04-01 to 2026-04-30',
    '180 2026-04-16 to 2026-04-30',
    '960 2026-05-01 to 2026-05-31',
  ])
  assert.deepEqual(granted(changed(300), '2026-05-01').slice(3), [
    '600 2026-04-01 to 2026-04-30',
    '300 2026-05-01 to 2026-05-31',
  ])
})

const forEach = (quantity: Partial<Quantity>, more: Partial<RetainerLine> = {}) =>
  hours({
    quantity: { of: 'users', rule: 'by-day', ...quantity },
    allowance: { unit: 'minutes', amount: 60, perUnit: true },
    ...more,
  })
const users = (...counts: [fromOn: string, count: number][]): CountFact[] =>
  counts.map(([fromOn, count]) => ({ of: 'user', fromOn, count }))
const grantedFor = (agreement: AgreementTerms, counts: CountFact[], throughDay = '2026-04-30') =>
  grantsFor(agreement, throughDay, counts)
    .filter(({ usableFrom }) => usableFrom >= '2026-04-01')
    .map((lot) => `${lot.granted} from ${lot.usableFrom}`)

test('an hour for each user is as many hours as the fee is for users, by the count rule of the line', () => {
  const grown = users(['2026-01-01', 10], ['2026-04-16', 14])
  const under30 = (quantity: Partial<Quantity>) =>
    grantedFor(under('2026-01-01', forEach(quantity)), grown, '2026-05-01')
  assert.deepEqual(under30({ rule: 'by-day' }), [
    '600 from 2026-04-01',
    '120 from 2026-04-16',
    '840 from 2026-05-01',
  ])
  assert.deepEqual(under30({ rule: 'on-billing-day' }), ['600 from 2026-04-01', '840 from 2026-05-01'])
  assert.deepEqual(under30({ rule: 'highest-of-period' }), [
    '600 from 2026-04-01',
    '240 from 2026-04-16',
    '840 from 2026-05-01',
  ])
  assert.deepEqual(under30({ rule: 'agreed', agreed: 12 }), ['720 from 2026-04-01', '720 from 2026-05-01'])
  assert.deepEqual(under30({ rule: 'on-billing-day', minimum: 20 }), [
    '1200 from 2026-04-01',
    '1200 from 2026-05-01',
  ])
})

test('hours of users who leave stay until the period ends', () => {
  const left = users(['2026-01-01', 10], ['2026-04-16', 6], ['2026-04-20', 9])
  assert.deepEqual(grantedFor(under('2026-01-01', forEach({})), left, '2026-05-01'), [
    '600 from 2026-04-01',
    '540 from 2026-05-01',
  ])
})

test('what is billed in arrears by the billing day is granted for the users of that day', () => {
  const line = forEach(
    { rule: 'on-billing-day' },
    { billing: { timing: 'arrears', intervalMonths: 1, anchor: 'first' } },
  )
  const grown = users(['2026-01-01', 10], ['2026-05-01', 12])
  assert.deepEqual(grantedFor(under('2026-01-01', line), grown), ['720 from 2026-04-01'])
})

test('a count of a quarter paid in advance grants the same hours in each of its months', () => {
  const line = forEach(
    { rule: 'on-billing-day' },
    {
      billing: { timing: 'advance', intervalMonths: 3, anchor: 'first' },
      allowance: { unit: 'minutes', amount: 60, perUnit: true, everyMonths: 1 },
    },
  )
  const grown = users(['2026-01-01', 10], ['2026-04-16', 12])
  assert.deepEqual(grantedFor(under('2026-01-01', line), grown, '2026-07-01'), [
    '600 from 2026-04-01',
    '600 from 2026-05-01',
    '600 from 2026-06-01',
    '720 from 2026-07-01',
  ])
})

test('a fixed amount stays what it is, however many users there are', () => {
  const line = forEach({}, { allowance: { unit: 'minutes', amount: 600 } })
  assert.deepEqual(grantedFor(under('2026-01-01', line), users(['2026-01-01', 3], ['2026-04-16', 30])), [
    '600 from 2026-04-01',
  ])
})

test('however often users come, a period in steps grants what its days grant as a whole', () => {
  const step = fc.record({ day: fc.integer({ min: 1, max: 29 }), more: fc.integer({ min: 1, max: 9 }) })
  fc.assert(
    fc.property(
      fc.uniqueArray(step, { selector: ({ day }) => day }),
      fc.integer({ min: 1, max: 200 }),
      (steps, amount) => {
        let count = 5
        const facts: [string, number][] = [['2026-01-01', count]]
        for (const { day, more } of steps.toSorted((a, b) => a.day - b.day)) {
          count += more
          facts.push([addDays('2026-04-01', day), count])
        }
        const line = forEach({}, { allowance: { unit: 'minutes', amount, perUnit: true } })
        const lots = grantsFor(under('2026-04-01', line), '2026-04-30', users(...facts))
        const came = facts.slice(1).map(([day, users], at) => {
          const before = facts[at]?.[1] ?? 0
          return amount * (users - before) * daysBetween(day, '2026-05-01')
        })
        const unitDays = came.reduce((sum, each) => sum + each, 0)
        const granted = lots.reduce((sum, lot) => sum + lot.granted, 0)
        assert.equal(granted, amount * 5 + roundUp(unitDays / 30, 15))
      },
    ),
  )
})

test('hours may be granted by month though the fee is billed by quarter', () => {
  const quarterly = hours({
    billing: { timing: 'advance', intervalMonths: 3, anchor: 'first' },
    allowance: { unit: 'minutes', amount: 600, everyMonths: 1 },
  })
  assert.equal(granted(under('2026-01-01', quarterly), '2026-03-31').length, 3)
})

test('a block may be bought again every so many months, while its line lasts', () => {
  const agreement = agreed('twenty', '2026-01-31', {
    lines: [
      {
        kind: 'block',
        key: 'block',
        name: 'Block',
        unitPrice: '550.00',
        allowance: { unit: 'minutes', amount: 300 },
        lifetimeMonths: 6,
        everyMonths: 1,
        endsOn: '2026-04-01',
        overage: { kind: 'bill' },
      },
    ],
  })
  assert.deepEqual(granted(agreement, '2026-12-31'), [
    '300 2026-01-31 to 2026-07-30',
    '300 2026-02-28 to 2026-08-27',
    '300 2026-03-31 to 2026-09-29',
  ])
})

test('a waived premium does not burn either, unless the line says so', () => {
  const burnt = (burn: Burn, bp: number) => {
    const terms: Terms = { lines: [hours({ burn })], benefits: [{ kind: 'after-hours-premium', bp }] }
    return pieces([worked('2026-02-03', '18:00', '19:00')], terms)[0]?.drawnUnits
  }
  assert.equal(burnt({ evening: 15_000 }, 0), 90)
  assert.equal(burnt({ evening: 15_000 }, 10_000), 60)
  assert.equal(burnt({ evening: 15_000 }, 5_000), 75)
  assert.equal(burnt({ evening: 15_000, evenIfWaived: true }, 10_000), 90)
})
