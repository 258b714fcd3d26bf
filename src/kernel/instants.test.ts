import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { epochMs, instantOf, isInstant } from './instants.ts'

test('an instant is the same whatever its offset', () => {
  assert.equal(epochMs('2026-11-17T10:15:00Z'), epochMs('2026-11-17T11:15:00+01:00'))
  assert.equal(epochMs('2026-11-17T10:15:00.000Z'), epochMs('2026-11-17t04:45:00-05:30'))
})

test('an instant is read from any Temporal that knows it', () => {
  const zoned = Temporal.ZonedDateTime.from('2026-11-17T10:15[Europe/Dublin]')
  assert.equal(epochMs(zoned), epochMs('2026-11-17T10:15:00Z'))
  assert.equal(epochMs(zoned.toInstant()), epochMs('2026-11-17T10:15:00Z'))
})

test('text without an offset is no instant, since it would depend on where it is read', () => {
  for (const text of [
    '2026-11-17T10:15:00',
    '2026-11-17',
    '17 Nov 2026',
    '2026-02-29T00:00:00Z',
    '2026-11-17T24:00:00Z',
    '',
  ]) {
    assert.equal(isInstant(text), false, text)
    assert.throws(() => epochMs(text), RangeError)
  }
})

test('instants are written in UTC with milliseconds', () => {
  assert.equal(instantOf(epochMs('2026-11-17T10:15:00.1239+00:00')), '2026-11-17T10:15:00.123Z')
  assert.equal(instantOf(epochMs('1969-12-31T23:59:59.999Z')), '1969-12-31T23:59:59.999Z')
})

test('what is written is read back, as Temporal reads it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }), (ms) => {
      assert.equal(epochMs(instantOf(ms)), ms)
      assert.equal(Temporal.Instant.from(instantOf(ms)).epochMilliseconds, ms)
    }),
  )
})
