import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { type BusinessCalendar, businessCalendar, type CalendarSpec } from './business-calendar.ts'
import { no, Refused } from './decision.ts'
import { instantOf } from './instants.ts'

const everyDay = (open: string, close: string) =>
  Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [[open, close] as const]]),
  )
const weekdays = { ...everyDay('09:00', '17:30'), sat: [], sun: [] }
const northlight: CalendarSpec = {
  timezone: 'Europe/Dublin',
  hours: weekdays,
  holidays: ['2026-10-26', '2026-12-25'],
}

function calendar(spec: CalendarSpec): BusinessCalendar {
  const decision = businessCalendar(spec)
  assert.ok(decision.yes, JSON.stringify(decision))
  return decision.value
}
const dublin = calendar(northlight)
const text = (instant: Temporal.Instant) => instantOf(instant.epochMilliseconds).replace(':00.000Z', 'Z')
const due = (spec: CalendarSpec, start: string, hours: number) =>
  text(calendar(spec).dueAt(start, hours * 3600))
const hoursIn = (spec: CalendarSpec, start: string, end: string) =>
  calendar(spec).elapsedSeconds(start, end) / 3600
const classes = (spec: CalendarSpec, start: string, end: string) =>
  calendar(spec)
    .split(start, end)
    .map((piece) => [text(piece.from), text(piece.to), piece.class])

test('eight hours promised on Friday afternoon are due on Monday', () => {
  assert.equal(due(northlight, '2026-11-13T16:30:00Z', 8), '2026-11-16T16:00Z')
})

test('a budget that ends at closing is due at closing, not at the next opening', () => {
  assert.equal(due(northlight, '2026-11-13T16:30:00Z', 1), '2026-11-13T17:30Z')
})

test('no budget is due at once, also at night', () => {
  assert.equal(due(northlight, '2026-11-14T03:00:00Z', 0), '2026-11-14T03:00Z')
})

test('closing is outside working time, opening is inside', () => {
  assert.equal(text(dublin.firstWorkingInstant('2026-11-13T17:30:00Z')), '2026-11-16T09:00Z')
  assert.equal(text(dublin.firstWorkingInstant('2026-11-16T09:00:00Z')), '2026-11-16T09:00Z')
})

test('instants come as text with any offset or from any Temporal, and leave as ours', () => {
  const zoned = Temporal.ZonedDateTime.from('2026-11-17T10:15[Europe/Dublin]')
  assert.ok(dublin.dueAt(zoned, 3600) instanceof Temporal.Instant)
  assert.equal(
    text(dublin.dueAt(zoned.toInstant(), 3600)),
    text(dublin.dueAt('2026-11-17T11:15:00+01:00', 3600)),
  )
})

test('a clock stands still while it is paused, however the pauses are listed', () => {
  const pauses = [
    ['2026-11-17T14:00:00Z', '2026-11-17T15:00:00Z'],
    ['2026-11-17T10:30:00Z', '2026-11-17T11:00:00Z'],
    ['2026-11-17T10:45:00Z', '2026-11-17T11:30:00Z'],
  ] as const
  assert.equal(text(dublin.dueAt('2026-11-17T10:00:00Z', 4 * 3600, pauses)), '2026-11-17T16:00Z')
  assert.equal(dublin.elapsedSeconds('2026-11-17T10:00:00Z', '2026-11-17T16:00:00Z', pauses), 4 * 3600)
  assert.equal(text(dublin.dueAt('2026-11-17T10:00:00Z', 1800, pauses)), '2026-11-17T10:30Z')
})

test('a pause that ends before it begins is a mistake', () => {
  const backwards = [['2026-11-17T11:00:00Z', '2026-11-17T10:00:00Z']] as const
  assert.throws(() => dublin.dueAt('2026-11-17T10:00:00Z', 3600, backwards), RangeError)
})

test('time that runs backwards has no working time in it', () => {
  assert.equal(dublin.elapsedSeconds('2026-11-17T16:00:00Z', '2026-11-17T10:00:00Z'), 0)
})

test('days of 23 and 25 hours are worked for as long as they last', () => {
  const roundTheClock = { timezone: 'Europe/Dublin', hours: everyDay('00:00', '24:00') }
  assert.equal(hoursIn(roundTheClock, '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z'), 23)
  assert.equal(hoursIn(roundTheClock, '2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z'), 25)
})

test('hours that begin or end in the hour the clocks skip meet at the change', () => {
  const early: CalendarSpec = {
    timezone: 'America/New_York',
    hours: {
      sun: [
        ['01:00', '02:30'],
        ['02:45', '04:00'],
      ],
    },
  }
  assert.equal(hoursIn(early, '2026-03-08T00:00:00Z', '2026-03-09T00:00:00Z'), 2)
})

test('a night shift runs past midnight and is cut there by a holiday', () => {
  const nights: CalendarSpec = {
    timezone: 'UTC',
    hours: everyDay('22:00', '06:00'),
    holidays: ['2026-11-18'],
  }
  assert.equal(hoursIn(nights, '2026-11-16T12:00:00Z', '2026-11-17T12:00:00Z'), 8)
  assert.equal(hoursIn(nights, '2026-11-17T12:00:00Z', '2026-11-18T00:00:00Z'), 2)
  assert.equal(hoursIn(nights, '2026-11-18T00:00:00Z', '2026-11-19T00:00:00Z'), 0)
  assert.equal(hoursIn(nights, '2026-11-19T00:00:00Z', '2026-11-19T12:00:00Z'), 6)
})

test('hours that close when they open are a whole day', () => {
  assert.equal(
    hoursIn(
      { timezone: 'UTC', hours: { tue: [['08:00', '08:00']] } },
      '2026-11-16T00:00:00Z',
      '2026-11-20T00:00:00Z',
    ),
    24,
  )
})

test('hours of one date win over its weekday and over its holiday, breaks over both', () => {
  const christmas: CalendarSpec = {
    ...northlight,
    dateOverrides: { '2026-12-25': [['10:00', '14:00']] },
    breaks: { '2026-12-25': [['12:00', '12:30']] },
  }
  assert.equal(hoursIn(christmas, '2026-12-25T00:00:00Z', '2026-12-26T00:00:00Z'), 3.5)
})

test('a day is split at its hours, and at midnight where the class changes', () => {
  assert.deepEqual(classes(northlight, '2026-10-23T15:00:00Z', '2026-10-27T10:00:00Z'), [
    ['2026-10-23T15:00Z', '2026-10-23T16:30Z', 'business'],
    ['2026-10-23T16:30Z', '2026-10-23T23:00Z', 'evening'],
    ['2026-10-23T23:00Z', '2026-10-26T00:00Z', 'weekend'],
    ['2026-10-26T00:00Z', '2026-10-27T00:00Z', 'holiday'],
    ['2026-10-27T00:00Z', '2026-10-27T09:00Z', 'evening'],
    ['2026-10-27T09:00Z', '2026-10-27T10:00Z', 'business'],
  ])
})

test('the weekend names a class and takes no hours away', () => {
  const souk: CalendarSpec = { timezone: 'UTC', hours: { fri: [['09:00', '12:00']] }, weekend: ['fri'] }
  assert.deepEqual(classes(souk, '2026-11-20T08:00:00Z', '2026-11-21T01:00:00Z'), [
    ['2026-11-20T08:00Z', '2026-11-20T09:00Z', 'weekend'],
    ['2026-11-20T09:00Z', '2026-11-20T12:00Z', 'business'],
    ['2026-11-20T12:00Z', '2026-11-21T00:00Z', 'weekend'],
    ['2026-11-21T00:00Z', '2026-11-21T01:00Z', 'evening'],
  ])
})

test('what cannot be read is refused with its field', () => {
  const wrong = (more: object) => businessCalendar({ ...northlight, ...more })
  assert.deepEqual(wrong({ timezone: 'Mars' }), no('unknown-timezone', { field: 'timezone', given: 'Mars' }))
  assert.deepEqual(
    wrong({ hours: { moon: [] } }),
    no('not-a-weekday', { field: 'hours.moon', given: 'moon' }),
  )
  assert.deepEqual(
    wrong({ hours: { mon: [['09:00', '25:00']] } }),
    no('not-a-time', { field: 'hours.mon[0][1]', given: '25:00' }),
  )
  assert.deepEqual(
    wrong({ hours: { mon: [['24:00', '02:00']] } }),
    no('not-a-time', { field: 'hours.mon[0][0]', given: '24:00' }),
  )
  assert.deepEqual(
    wrong({ hours: { mon: '09:00-17:00' } }),
    no('not-a-list', { field: 'hours.mon', given: '09:00-17:00' }),
  )
  assert.deepEqual(
    wrong({ hours: { mon: ['09:00-17:00'] } }),
    no('not-an-interval', { field: 'hours.mon[0]', given: '09:00-17:00' }),
  )
  assert.deepEqual(
    wrong({ holidays: ['2026-12-25', '2026-02-30'] }),
    no('not-a-day', { field: 'holidays[1]', given: '2026-02-30' }),
  )
  assert.deepEqual(
    wrong({ breaks: { today: [] } }),
    no('not-a-day', { field: 'breaks.today', given: 'today' }),
  )
  assert.deepEqual(
    wrong({ weekend: ['funday'] }),
    no('not-a-weekday', { field: 'weekend[0]', given: 'funday' }),
  )
})

test('a calendar in which nobody ever works is refused', () => {
  const never = no('no-working-time', { field: 'hours' })
  assert.deepEqual(businessCalendar({ timezone: 'UTC', hours: {} }), never)
  assert.deepEqual(
    businessCalendar({
      timezone: 'UTC',
      hours: { mon: [] },
      dateOverrides: { '2026-11-17': [['09:00', '10:00']] },
      breaks: { '2026-11-17': [['08:00', '11:00']] },
    }),
    never,
  )
})

test('a budget that no time is left for is refused instead of sought for ever', () => {
  const oneDay: CalendarSpec = {
    timezone: 'UTC',
    hours: {},
    dateOverrides: { '2026-11-17': [['09:00', '10:00']] },
  }
  const isRefused = (error: unknown) => error instanceof Refused && error.reason === 'no-working-time-left'
  assert.equal(due(oneDay, '2020-01-01T00:00:00Z', 1), '2026-11-17T10:00Z')
  assert.throws(() => due(oneDay, '2020-01-01T00:00:00Z', 1.5), isRefused)
  assert.throws(() => calendar(oneDay).firstWorkingInstant('2026-11-17T10:00:00Z'), isRefused)
  assert.throws(() => due(northlight, '2026-11-17T10:00:00Z', 1e9), isRefused)
})

test('a budget less than nothing, or not a number, is a mistake', () => {
  for (const seconds of [-1, Number.NaN]) {
    assert.throws(() => dublin.dueAt('2026-11-17T10:00:00Z', seconds), RangeError)
  }
  assert.throws(() => dublin.dueAt('2026-11-17T10:00:00', 60), RangeError)
})
