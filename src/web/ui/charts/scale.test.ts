import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { everyNth, lowRun, niceTicks, spread } from './scale.ts'

test('ticks are round and hold the range', () => {
  assert.deepEqual(niceTicks(0, 36_000), [0, 10_000, 20_000, 30_000, 40_000])
  assert.deepEqual(niceTicks(0, 18, 5), [0, 5, 10, 15, 20])
  assert.deepEqual(niceTicks(-200, 900, 6), [-250, 0, 250, 500, 750, 1000])
})

test('there are never more ticks than asked for, and they hold the range', () => {
  const value = fc.integer({ min: -1_000_000, max: 1_000_000 })
  fc.assert(
    fc.property(value, value, (a, b) => {
      const ticks = niceTicks(Math.min(a, b), Math.max(a, b), 6)
      assert.ok(ticks.length <= 6 && ticks.length >= 2)
      assert.ok((ticks[0] ?? 0) <= Math.min(a, b) && (ticks.at(-1) ?? 0) >= Math.max(a, b))
    }),
  )
})

test('labels that would touch are moved apart', () => {
  assert.deepEqual(spread([100, 104, 200], 34, 0, 300), [100, 134, 200])
  assert.deepEqual(spread([290, 295], 34, 0, 300), [266, 300])
})

test('where there is no room, every second or third label is shown', () => {
  assert.equal(everyNth(12, 480, 32), 1)
  assert.equal(everyNth(12, 240, 32), 2)
})

test('words stand over the longest run of low bars', () => {
  assert.equal(lowRun([806, 2192, 770, 987, 2038, 915, 1060, 1015, 842, 1350, 1495, 5065], 1360), 5)
  assert.equal(lowRun([10, 20], 5), 0)
})
