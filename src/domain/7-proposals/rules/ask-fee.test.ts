import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { starterPlans, type Terms } from '#agreements/rules'
import { askingFee } from './ask-fee.ts'
import { priceOf } from './price.ts'

const termsOf = (key: string): Terms => {
  const plan = starterPlans('EUR', 9_500).find((one) => one.key === key)
  if (!plan) throw new RangeError(key)
  return plan.terms
}
const monthlyOf = (terms: Terms, users: number) =>
  priceOf({ clientId: 'rathdoon', currency: 'EUR', startsOn: '2026-12-01', termMonths: 12, terms }, [
    { of: 'user', count: users, fromOn: '2026-01-01' },
  ]).monthlyMinor

test('the fee of a price sheet becomes the price of a user', () => {
  const care = askingFee(termsOf('care'), 71_100, 74_700)
  assert.partialDeepStrictEqual(care.lines, [{ unitPrice: '83.00' }])
  assert.equal(monthlyOf(care, 9), 74_700)
})

test('hours bought ahead have no fee to move', () => {
  assert.deepEqual(askingFee(termsOf('twenty'), 0, 50_000), termsOf('twenty'))
})

test('whatever is asked is what the month brings, to the cent', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000, max: 5_000_000 }),
      fc.integer({ min: 10, max: 200 }),
      (asked, users) => {
        const own = monthlyOf(termsOf('full'), users)
        assert.equal(monthlyOf(askingFee(termsOf('full'), own, asked), users), asked)
      },
    ),
  )
})
