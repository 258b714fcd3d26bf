import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { no, yes } from './decision.ts'
import { decimalsOf, isCurrency, parseAmount, partOf, printAmount, safeMinor, shareOut } from './money.ts'

test('currencies have the decimals of ISO 4217', () => {
  assert.deepEqual(['EUR', 'JPY', 'KWD', 'CLF'].map(decimalsOf), [2, 0, 3, 4])
})

test('a currency is three capital letters', () => {
  assert.ok(isCurrency('EUR'))
  assert.equal(isCurrency('eur'), false)
})

test('amounts are read exactly and never rounded', () => {
  assert.deepEqual(parseAmount('1050.00', 'EUR'), yes({ minor: 105_000, currency: 'EUR' }))
  assert.deepEqual(parseAmount('-0.5', 'EUR'), yes({ minor: -50, currency: 'EUR' }))
  assert.deepEqual(parseAmount('10.500', 'EUR'), yes({ minor: 1_050, currency: 'EUR' }))
  assert.deepEqual(parseAmount('10.505', 'EUR'), no('too-many-decimals', { given: '10.505', decimals: 2 }))
  assert.deepEqual(parseAmount('ten', 'EUR'), no('not-an-amount', { given: 'ten' }))
})

test('amounts are printed with the decimals of their currency', () => {
  assert.equal(printAmount(-5, 'EUR'), '-0.05')
  assert.equal(printAmount(1_050, 'JPY'), '1050')
})

test('22.00 a month from 15 March are 12.06', () => {
  assert.equal(partOf(2_200, 17, 31), 1_206)
})

test('the units left over go to the largest remainders, earlier first', () => {
  assert.deepEqual(shareOut(100, [1, 1, 1]), [34, 33, 33])
  assert.deepEqual(shareOut(-100, [1, 1, 1]), [-34, -33, -33])
  assert.deepEqual(shareOut(10, [3, 0, 4]), [4, 0, 6])
})

test('weights that share nothing out are refused', () => {
  for (const weights of [[], [0, 0], [-1, 2], [0.5, 0.5]])
    assert.throws(() => shareOut(100, weights), RangeError)
})

test('minor units beyond what a number can hold are refused', () => {
  assert.throws(() => safeMinor(2n ** 53n), RangeError)
})

test('parts always sum to the whole, each within a unit of its exact share', () => {
  const amounts = fc.integer({ min: -(10 ** 9), max: 10 ** 9 })
  const weights = fc
    .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1 })
    .filter((all) => all.some(Boolean))
  fc.assert(
    fc.property(amounts, weights, (minor, all) => {
      const parts = shareOut(minor, all)
      const total = all.reduce((sum, weight) => sum + weight, 0)
      assert.equal(
        parts.reduce((sum, part) => sum + part, 0),
        minor,
      )
      for (const [index, weight] of all.entries()) {
        assert.ok(Math.abs((parts[index] ?? Number.NaN) - (minor * weight) / total) < 1 + 1e-6)
      }
    }),
  )
})

test('what is printed is read back', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'KWD'), (minor, currency) => {
      assert.deepEqual(parseAmount(printAmount(minor, currency), currency), yes({ minor, currency }))
    }),
  )
})
