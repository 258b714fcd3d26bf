import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import {
  addDays,
  addMonths,
  compareDays,
  dayNumber,
  dayOfNumber,
  daysBetween,
  firstOfMonth,
  isDay,
  lastOfMonth,
  monthNumber,
  weekday,
} from './days.ts'

const anyDay = fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') }).map(dayOfNumber)
const dayOfOurTime = fc.integer({ min: 0, max: 40_000 }).map(dayOfNumber)

test('days that do not exist are no days', () => {
  for (const text of [
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-4-1',
    '26-04-01',
    '2026-04-31',
    '',
    '0000-01-01',
  ]) {
    assert.equal(isDay(text), false, text)
    assert.throws(() => dayNumber(text), RangeError)
  }
  assert.ok(isDay('2028-02-29'))
})

test('a month later is clamped to the shorter month', () => {
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28')
  assert.equal(addMonths('2028-01-31', 1), '2028-02-29')
  assert.equal(addMonths('2026-01-31', 2), '2026-03-31')
  assert.equal(addMonths('2026-03-31', -13), '2025-02-28')
})

test('the demo firm opens its day on a Tuesday', () => {
  assert.equal(weekday('2026-11-17'), 'tue')
  assert.equal(weekday('1970-01-01'), 'thu')
  assert.equal(weekday('1969-12-28'), 'sun')
})

test('months have their first and last day', () => {
  assert.equal(firstOfMonth('2026-02-17'), '2026-02-01')
  assert.equal(lastOfMonth('2026-02-17'), '2026-02-28')
  assert.equal(monthNumber('2026-12-31') - monthNumber('2025-12-01'), 12)
})

test('days before year 1 and after year 9999 are refused, not printed wrongly', () => {
  assert.throws(() => addDays('9999-12-31', 1), RangeError)
  assert.throws(() => addDays('0001-01-01', -1), RangeError)
})

test('a day and its number are the same day', () => {
  fc.assert(fc.property(anyDay, (day) => assert.equal(dayOfNumber(dayNumber(day)), day)))
})

test('days between undo days added, and days sort as they read', () => {
  fc.assert(
    fc.property(dayOfOurTime, fc.integer({ min: -9_000, max: 9_000 }), (day, days) => {
      const other = addDays(day, days)
      assert.equal(daysBetween(day, other), days)
      assert.equal(Math.sign(compareDays(other, day)), Math.sign(days))
    }),
  )
})

test('days, months and weekdays agree with Temporal', () => {
  fc.assert(
    fc.property(dayOfOurTime, fc.integer({ min: -400, max: 400 }), (day, count) => {
      const date = Temporal.PlainDate.from(day)
      assert.equal(addMonths(day, count), date.add({ months: count }).toString())
      assert.equal(addDays(day, count), date.add({ days: count }).toString())
      assert.equal(weekday(day), ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][date.dayOfWeek - 1])
    }),
  )
})
