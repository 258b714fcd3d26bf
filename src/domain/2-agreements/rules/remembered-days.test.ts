import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { epochMs, instantOf } from '#kernel/instants.ts'
import { dayOf, msOf, numberOfDay } from './remembered-days.ts'

test('instants are read as the kernel reads them', () => {
  const anyMs = fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 })
  fc.assert(fc.property(anyMs, (ms) => assert.equal(msOf(instantOf(ms)), ms)))
  for (const text of ['2026-11-17T10:15:00Z', '2026-11-17T11:15:00.000+01:00']) {
    assert.equal(msOf(text), epochMs('2026-11-17T10:15:00.000Z'))
  }
})

test('a text that is no instant is refused, however near it comes', () => {
  const wrong = [
    '2026-02-29T10:15:00.000Z',
    '2026-13-01T10:15:00.000Z',
    '2026-11-17T24:15:00.000Z',
    '2026-11-00T10:15:00.000Z',
  ]
  for (const text of [
    ...wrong,
    '2026-11-17T10:6a:00.000Z',
    '2026-1x-17T10:15:00.000Z',
    '2026/11/17T10:15:00.000Z',
  ]) {
    assert.throws(() => msOf(text), RangeError, text)
  }
})

test('days are remembered as they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (number) =>
      assert.equal(numberOfDay(dayOf(number)), number),
    ),
  )
})
