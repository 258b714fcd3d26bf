import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseMinutes, printMinutes, roundUp } from './minutes.ts'

test('minutes are rounded up to whole steps', () => {
  assert.deepEqual(
    [0, 1, 15, 16, 31].map((minutes) => roundUp(minutes, 15)),
    [0, 15, 15, 30, 45],
  )
  assert.throws(() => roundUp(10, 0), RangeError)
})

test('minutes are printed as hours and minutes', () => {
  assert.deepEqual([50, 510, 0, -45, 6_000].map(printMinutes), ['0:50', '8:30', '0:00', '-0:45', '100:00'])
})

test('minutes are read either way, and nothing else is', () => {
  assert.equal(parseMinutes('1:30'), 90)
  assert.equal(parseMinutes('90'), 90)
  for (const text of ['1:60', '1.5', '', '-3', '1:5']) assert.equal(parseMinutes(text), undefined, text)
})

test('what is printed is read back', () => {
  fc.assert(fc.property(fc.nat(), (minutes) => assert.equal(parseMinutes(printMinutes(minutes)), minutes)))
})
