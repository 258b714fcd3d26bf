import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreed, pieces, worked } from '../testing/northlight.ts'
import { grantsFor } from './grants.ts'
import type { Burn, RetainerLine } from './lines.ts'
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
