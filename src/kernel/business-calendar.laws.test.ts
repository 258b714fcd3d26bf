import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type BusinessCalendar, businessCalendar } from './business-calendar.ts'
import { dayOfNumber, weekdays } from './days.ts'
import { DAY_MS, epochMs } from './instants.ts'

const quarters = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const minutes = quarter * 15
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
})
const interval = fc.tuple(quarters, fc.oneof(quarters, fc.constant('24:00')))
const openHours = fc.array(interval, { maxLength: 3 })
/** Days around the changes of the clocks of 2026. */
const first = epochMs('2026-03-01T00:00:00Z')
const someDay = fc.integer({ min: 0, max: 40 }).map((days) => dayOfNumber(first / DAY_MS + days))
const byDate = fc.dictionary(someDay, openHours, { maxKeys: 3 })

const anyCalendar = fc
  .record({
    timezone: fc.constantFrom(
      'UTC',
      'Europe/Dublin',
      'America/New_York',
      'Africa/Cairo',
      'Australia/Lord_Howe',
    ),
    hours: fc.record({
      ...Object.fromEntries(weekdays.map((day) => [day, openHours])),
      wed: fc.array(interval, { minLength: 1, maxLength: 3 }),
    }),
    holidays: fc.array(someDay, { maxLength: 4 }),
    dateOverrides: byDate,
    breaks: byDate,
  })
  .map((spec) => businessCalendar(spec))
  .filter((decision) => decision.yes)
  .map((decision) => decision.value)

const instants = fc.integer({ min: 0, max: 40 * 1440 }).map((minutes) => first + minutes * 60_000)
const budgets = fc.integer({ min: 0, max: 200 * 3600 }).map((seconds) => seconds * 1000)
const pauses = fc.array(
  fc
    .tuple(instants, fc.integer({ min: 0, max: 3000 }))
    .map(([from, minutes]) => [from, from + minutes * 60_000] as const),
  { maxLength: 3 },
)

test('when a budget is due, exactly the budget has passed', () => {
  fc.assert(
    fc.property(anyCalendar, instants, budgets, pauses, (calendar, start, budget, stops) => {
      const due = calendar.dueAtMs(start, budget, stops)
      assert.equal(calendar.elapsedMs(start, due, stops), budget)
      if (due > start) assert.ok(calendar.elapsedMs(start, due - 1, stops) < budget)
    }),
  )
})

test('working time adds up over any moment between', () => {
  fc.assert(
    fc.property(anyCalendar, instants, instants, instants, pauses, (calendar, a, b, c, stops) => {
      const [start, middle, end] = [a, b, c].sort((x, y) => x - y) as [number, number, number]
      const parts = calendar.elapsedMs(start, middle, stops) + calendar.elapsedMs(middle, end, stops)
      assert.equal(parts, calendar.elapsedMs(start, end, stops))
    }),
  )
})

test('the first working instant is inside working time, and nothing before it is', () => {
  fc.assert(
    fc.property(anyCalendar, instants, (calendar, from) => {
      const working = calendar.firstWorkingMs(from)
      assert.equal(calendar.elapsedMs(from, working), 0)
      assert.equal(calendar.elapsedMs(working, working + 60_000) > 0, true)
    }),
  )
})

test('pieces cover the whole time once, and business is what is worked', () => {
  fc.assert(
    fc.property(anyCalendar, instants, instants, (calendar, a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)]
      const pieces = calendar.splitMs(start, end)
      const edges = [start, ...pieces.map((piece) => piece.to)]
      assert.deepEqual([...pieces.map((piece) => piece.from), end], edges)
      assert.ok(
        pieces.every((piece, index) => piece.class !== pieces[index - 1]?.class && piece.from < piece.to),
      )
      assert.equal(businessOf(calendar, start, end), calendar.elapsedMs(start, end))
    }),
  )
})

function businessOf(calendar: BusinessCalendar, start: number, end: number) {
  return calendar
    .splitMs(start, end)
    .filter((piece) => piece.class === 'business')
    .reduce((sum, piece) => sum + piece.to - piece.from, 0)
}
