import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  decimal,
  dividedBy,
  divideHalfAway,
  isDecimal,
  minus,
  plus,
  printDecimal,
  rounded,
  times,
  trimmed,
} from './decimal.ts'

test('decimals are read and printed as written', () => {
  for (const text of ['0', '120.00', '-0.5', '-834.9', '0.006'])
    assert.equal(printDecimal(decimal(text)), text)
  assert.equal(printDecimal(decimal('+0.10')), '0.10')
  assert.equal(printDecimal(decimal('.5')), '0.5')
})

test('what is not a decimal number is refused', () => {
  for (const text of ['', '.', '-', '1,5', '1e5', 'NaN', '1.2.3', ' 1', '٣']) {
    assert.equal(isDecimal(text), false, text)
    assert.throws(() => decimal(text), RangeError)
  }
})

test('halves are rounded away from zero', () => {
  assert.equal(divideHalfAway(5n, 2n), 3n)
  assert.equal(divideHalfAway(-5n, 2n), -3n)
  assert.equal(divideHalfAway(5n, -2n), -3n)
  assert.equal(printDecimal(rounded(decimal('-0.125'), 2)), '-0.13')
  assert.equal(printDecimal(rounded(decimal('0.1249'), 2)), '0.12')
})

test('trailing zeros go, the zeros of a whole number stay', () => {
  assert.equal(printDecimal(trimmed(decimal('25.00'))), '25')
  assert.equal(printDecimal(trimmed(decimal('100'))), '100')
})

test('division by zero is refused', () => {
  assert.throws(() => dividedBy(decimal('1'), decimal('0.00'), 2), RangeError)
})

const anyDecimal = fc.record({
  digits: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  scale: fc.integer({ min: 0, max: 6 }),
})
const same = (a: Parameters<typeof trimmed>[0], b: Parameters<typeof trimmed>[0]) =>
  assert.equal(printDecimal(trimmed(a)), printDecimal(trimmed(b)))

test('what is added can be taken away, what is multiplied divided', () => {
  fc.assert(
    fc.property(anyDecimal, anyDecimal, (a, b) => {
      same(minus(plus(a, b), b), a)
      if (b.digits !== 0n) same(dividedBy(times(a, b), b, a.scale), a)
    }),
  )
})

test('rounding moves a number by half a unit at most, and mirrors at zero', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 9n }), (n, d) => {
      const quotient = divideHalfAway(n, d)
      const error = 2n * (quotient * d - n)
      assert.ok(-d <= error && error <= d)
      assert.equal(divideHalfAway(-n, d), -quotient)
    }),
  )
})
