import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/days.ts'
import { agreed } from '../testing/northlight.ts'
import { blocks, endpoints, perEndpoint, steady } from '../testing/story-agreements.ts'
import { earnedBetween } from './earned.ts'
import { grantsFor } from './grants.ts'
import type { AgreementTerms } from './terms.ts'

const between = (agreement: AgreementTerms, from: string, through: string) =>
  earnedBetween(agreement, endpoints, [], { from, through })

test('a fee paid in advance is earned day by day', () => {
  assert.equal(between(steady(), '2026-11-01', '2026-11-17').feesMinor, 59_500)
  assert.equal(between(steady(), '2026-10-01', '2026-11-30').feesMinor, 210_000)
})

test('a fee that is billed in arrears is earned before its bill', () => {
  const arrears = agreed('quarter', '2026-01-01', {
    lines: [{ kind: 'fixed-fee', key: 'care', name: 'Care', unitPrice: '900.00' }],
    billing: { timing: 'arrears', intervalMonths: 3, anchor: 'first' },
  })
  assert.equal(between(arrears, '2026-01-01', '2026-01-30').feesMinor, 30_000)
})

test('a count that changes by day earns by day', () => {
  // 24 × 38.00 for 30 days, and 3 more for the 17 days from the 14th.
  assert.equal(between(perEndpoint, '2026-04-01', '2026-04-30').feesMinor, 91_200 + 6_460)
})

test('a block is earned as it is drawn, and the rest on the day after its last', () => {
  const [lot] = grantsFor(blocks, '2025-02-03')
  assert.ok(lot)
  const drawn = {
    ...lot,
    ledger: [{ kind: 'draw' as const, units: -300, on: '2025-06-10', realMinutes: 300 }],
  }
  const earned = (from: string, through: string) => {
    const { drawnMinor, lapsedMinor, feesMinor } = earnedBetween(blocks, [], [drawn], { from, through })
    return [drawnMinor, lapsedMinor, feesMinor]
  }
  assert.deepEqual(earned('2025-02-03', '2025-12-31'), [55_000, 0, 0])
  assert.deepEqual(earned('2026-01-01', '2026-02-03'), [0, 165_000, 0])
})

test('an item costs what its units cost us, for the same days as its fee', () => {
  const licences = agreed('full', '2026-01-01', {
    lines: [
      {
        kind: 'recurring-item',
        key: 'licences',
        name: 'Licences',
        unitPrice: '40.00',
        unitCost: '35.20',
        quantity: { of: 'user', rule: 'agreed', agreed: 18 },
      },
    ],
  })
  assert.deepEqual(between(licences, '2026-11-01', '2026-11-15').items, [
    { lineKey: 'licences', name: 'Licences', minor: 31_680 },
  ])
})

test('stretches side by side earn what they earn together', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((after) => addDays('2026-01-01', after))
  fc.assert(
    fc.property(fc.constantFrom(steady(), perEndpoint), fc.tuple(day, day, day), (agreement, days) => {
      const [from = '', middle = '', through = ''] = days.toSorted()
      const whole = between(agreement, from, through).feesMinor
      const first = between(agreement, from, middle).feesMinor
      const rest = middle < through ? between(agreement, addDays(middle, 1), through).feesMinor : 0
      assert.equal(first + rest, whole)
    }),
    { numRuns: 60 },
  )
})
