import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayBegin, mayWithdraw, type Rates, rateCardOf, ratesOn, readRates, startingRates } from './rules.ts'

const list = (defaultMinor: number): Rates => ({ defaultMinor, runOverMinutes: defaultMinor / 1000 })
const versions = [
  { fromOn: '2026-01-01', rates: list(9500) },
  { fromOn: '2024-01-01', rates: list(8800) },
  { fromOn: '2025-01-01', rates: list(9120) },
]

test('a list holds from its first day until the next one', () => {
  assert.equal(ratesOn(versions, '2025-12-31')?.rates.defaultMinor, 9120)
  assert.equal(ratesOn(versions, '2026-01-01')?.rates.defaultMinor, 9500)
})

test('work older than every list is priced by the first', () => {
  assert.equal(ratesOn(versions, '2019-06-01')?.fromOn, '2024-01-01')
})

test('the card has every list, and the rounding of the version in force', () => {
  const firm = { currency: 'EUR', calendar: { timezone: 'Europe/Dublin', hours: {} } }
  const card = rateCardOf(firm, versions, '2025-06-01')
  assert.equal(card.lists.length, 3)
  assert.equal(card.runOverMinutes, 9.12)
  assert.deepEqual(card.lists[0], { fromOn: '2026-01-01', defaultMinor: 9500 })
})

test('a firm begins with usual rates around its own', () => {
  const rates = startingRates(9500, 100)
  assert.deepEqual(rates.roles, { technician: 9500, senior: 12_000 })
  assert.equal(rates.workTypes?.project?.rateMinor, 14_500)
  assert.equal(rates.travelMinor, 5500)
  assert.ok(readRates(rates).yes)
  assert.ok(readRates(startingRates(12_000, 1)).yes)
})

test('what cannot be charged is refused', () => {
  assert.equal(readRates({ defaultMinor: -1 }).yes, false)
  assert.equal(readRates({ defaultMinor: 1, floorMinor: 2, ceilingMinor: 1 }).yes, false)
  assert.equal(readRates({ defaultMinor: 1, multipliers: { evening: 9000 } }).yes, false)
})

test('one list begins on a day, and stays once it has begun', () => {
  assert.equal(mayBegin('2025-01-01', versions).yes, false)
  assert.ok(mayBegin('2025-01-02', versions).yes)
  assert.equal(mayWithdraw('2026-11-17', '2026-11-17').yes, false)
  assert.ok(mayWithdraw('2026-11-18', '2026-11-17').yes)
})
