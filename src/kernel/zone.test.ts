import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { no } from './decision.ts'
import { DAY_MS, epochMs, instantOf } from './instants.ts'
import { dayAt, isTimezone, startOfDay, zoneOf } from './zone.ts'

const zone = (timezone: string) => {
  const decision = zoneOf(timezone)
  assert.ok(decision.yes)
  return decision.value
}
const wall = (text: string) => epochMs(`${text}Z`)

test('a day depends on where its calendar hangs', () => {
  assert.equal(dayAt('2023-06-16T20:00:00Z', 'Asia/Karachi'), '2023-06-17')
  assert.equal(dayAt('2023-06-16T20:00:00Z', 'Europe/Dublin'), '2023-06-16')
  assert.equal(startOfDay('2026-07-01', 'Europe/Dublin'), '2026-06-30T23:00:00.000Z')
})

test('a zone nobody knows is refused by name', () => {
  assert.deepEqual(
    zoneOf('Europe/Dublinn'),
    no('unknown-timezone', { field: 'timezone', given: 'Europe/Dublinn' }),
  )
  for (const timezone of ['', '2026-01-01T00:00[Europe/Paris]', 'Mars'])
    assert.equal(isTimezone(timezone), false)
  assert.throws(() => dayAt('2023-06-16T20:00:00Z', 'Mars'), RangeError)
})

test('a wall time that is skipped begins when the gap ends', () => {
  const newYork = zone('America/New_York')
  for (const time of ['02:00:00', '02:30:00', '03:00:00']) {
    assert.equal(instantOf(newYork.firstMs(wall(`2026-03-08T${time}`))), '2026-03-08T07:00:00.000Z')
  }
})

test('a wall time that comes twice begins the first time', () => {
  assert.equal(
    instantOf(zone('Europe/Dublin').firstMs(wall('2026-10-25T01:30:00'))),
    '2026-10-25T00:30:00.000Z',
  )
})

test('a day that was never there is over when it begins', () => {
  const apia = zone('Pacific/Apia')
  assert.equal(apia.firstMs(wall('2011-12-30T00:00:00')), apia.firstMs(wall('2011-12-31T00:00:00')))
})

const timezones = [
  'Europe/Dublin',
  'America/New_York',
  'Africa/Cairo',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
]
const anyMinute = fc.integer({ min: 0, max: 35_000_000 }).map((minutes) => minutes * 60_000)

test('walls show what Temporal shows', () => {
  fc.assert(
    fc.property(fc.constantFrom(...timezones), anyMinute, (timezone, instant) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timezone)
      assert.equal(
        zone(timezone).wallMs(instant),
        wall(zoned.toPlainDateTime().toString({ smallestUnit: 'second' })),
      )
    }),
  )
})

test('a later wall time never begins earlier, and the clock has reached it when it begins', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...timezones),
      anyMinute,
      fc.integer({ min: 0, max: 3 * 1440 }),
      (timezone, at, more) => {
        const { firstMs, wallMs } = zone(timezone)
        assert.ok(firstMs(at) <= firstMs(at + more * 60_000))
        assert.ok(wallMs(firstMs(at)) >= at && wallMs(firstMs(at)) < at + 2 * DAY_MS)
      },
    ),
  )
})
