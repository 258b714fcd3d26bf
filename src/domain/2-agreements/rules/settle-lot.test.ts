import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lotBalance } from './lot-balance.ts'
import type { RatedLot } from './rated.ts'
import { deferredOn, recognitionOf } from './recognition.ts'
import { settleLot } from './settle-lot.ts'

const block: RatedLot = {
  id: 'block',
  agreementId: 'twenty',
  lineKey: 'block',
  kind: 'block',
  number: 1,
  unit: 'minutes',
  granted: 1_200,
  usableFrom: '2026-01-05',
  usableTo: '2027-01-04',
  priceMinor: 220_000,
  ledger: [{ kind: 'draw', units: -420, on: '2026-03-10' }],
  balance: 780,
  lapses: [],
}

test('unused hours lapse, are refunded, or move, as the agreement says', () => {
  const settled = (rule: Parameters<typeof settleLot>[1], usedAtListMinor?: number) => {
    const settlement = settleLot(block, rule, '2026-09-30', usedAtListMinor)
    return `${settlement?.row.kind} ${settlement?.units} ${settlement?.refundMinor} ${settlement?.row.units}`
  }
  assert.equal(settled('lapse'), 'lapse 780 0 -780')
  assert.equal(settled('transfer'), 'transfer 780 0 -780')
  assert.equal(settled('refund-at-price'), 'refund 780 143000 -780')
  assert.equal(settled('refund-after-list', 84_000), 'refund 780 136000 -780')
  assert.equal(settled('refund-after-list', 300_000), 'refund 780 0 -780')
  assert.equal(settleLot({ ...block, balance: 0 }, 'lapse', '2026-09-30'), undefined)
})

test('a refunded block is no longer deferred, and no breakage either', () => {
  const settlement = settleLot(block, 'refund-at-price', '2026-09-30')
  assert.ok(settlement)
  const refunded = { ...block, ledger: [...block.ledger, settlement.row] }
  assert.deepEqual(deferredOn([refunded], '2026-09-29'), [{ lotId: 'block', minor: 143_000 }])
  assert.deepEqual(deferredOn([refunded], '2026-09-30'), [{ lotId: 'block', minor: 0 }])
  assert.deepEqual(
    recognitionOf(refunded, '2027-12-31').map(({ kind, minor }) => `${kind} ${minor}`),
    ['draw 77000', 'refund 143000'],
  )
})

test('recognition sums to the price, however the hours divide it', () => {
  const drawn = [7, 11, 13, 17, 19, 23].map((units, index) => ({
    kind: 'draw' as const,
    units: -units,
    on: `2026-02-0${index + 1}`,
  }))
  const odd = { ...block, granted: 90, priceMinor: 10_000, ledger: drawn }
  const minors = recognitionOf(odd, '2026-12-31').map(({ minor }) => minor)
  assert.deepEqual(minors, [778, 1_222, 1_444, 1_889, 2_111, 2_556])
  assert.equal(
    minors.reduce((sum, minor) => sum + minor, 0),
    10_000,
  )
})

test('the balance of a day is what could be drawn on it', () => {
  assert.deepEqual(
    ['2026-01-04', '2026-01-05', '2026-03-10', '2027-01-04', '2027-01-05'].map((day) =>
      lotBalance(block, day),
    ),
    [0, 1_200, 780, 780, 0],
  )
})
