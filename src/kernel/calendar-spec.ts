import { type DayNumber, dayNumber, isDay, type Weekday, weekdays } from './days.ts'
import { type Decision, no, yes } from './decision.ts'
import type { Interval } from './intervals.ts'
import { type Zone, zoneOf } from './zone.ts'

/** Opening and closing on a local wall clock: '09:00' to '17:30'. A closing at or before the opening runs past midnight. */
export type OpenHours = readonly [open: string, close: string]

export type CalendarSpec = {
  /** IANA name. */
  timezone: string
  hours: Partial<Record<Weekday, readonly OpenHours[]>>
  /** Names the class of days only; it gives and takes no working time. Saturday and Sunday unless said otherwise. */
  weekend?: readonly Weekday[]
  /** Local dates without working time from midnight to midnight; night shifts are cut there. */
  holidays?: readonly string[]
  /** Local date to the hours that replace its weekday's; these win over holidays. */
  dateOverrides?: Readonly<Record<string, readonly OpenHours[]>>
  /** Local date to the wall-clock time taken out of its working time, last of all. */
  breaks?: Readonly<Record<string, readonly OpenHours[]>>
}

/** The spec, read: minutes from local midnight (to 2,880 for what runs past the next), days as numbers. */
export type CalendarPlan = {
  zone: Zone
  hours: ReadonlyMap<Weekday, readonly Interval[]>
  weekend: ReadonlySet<Weekday>
  holidays: ReadonlySet<DayNumber>
  overrides: ReadonlyMap<DayNumber, readonly Interval[]>
  breaks: ReadonlyMap<DayNumber, readonly Interval[]>
}

export type SpecReason =
  | 'unknown-timezone'
  | 'not-a-weekday'
  | 'not-a-list'
  | 'not-an-interval'
  | 'not-a-time'
  | 'not-a-day'

export function readCalendarSpec(spec: CalendarSpec): Decision<CalendarPlan, SpecReason> {
  const zone = zoneOf(spec.timezone)
  if (!zone.yes) return zone
  const hours = readHoursBy('hours', spec.hours ?? {}, readWeekday)
  if (!hours.yes) return hours
  const weekend = readEach('weekend', spec.weekend ?? ['sat', 'sun'], readWeekday)
  if (!weekend.yes) return weekend
  const holidays = readEach('holidays', spec.holidays ?? [], readDay)
  if (!holidays.yes) return holidays
  const overrides = readHoursBy('dateOverrides', spec.dateOverrides ?? {}, readDay)
  if (!overrides.yes) return overrides
  const breaks = readHoursBy('breaks', spec.breaks ?? {}, readDay)
  if (!breaks.yes) return breaks

  return yes({
    zone: zone.value,
    hours: hours.value,
    weekend: new Set(weekend.value),
    holidays: new Set(holidays.value),
    overrides: overrides.value,
    breaks: breaks.value,
  })
}

type Read<Given, Value> = (field: string, given: Given) => Decision<Value, SpecReason>

function readHoursBy<Key>(
  field: string,
  hoursBy: Readonly<Record<string, readonly OpenHours[] | undefined>>,
  readKey: Read<string, Key>,
): Decision<Map<Key, Interval[]>, SpecReason> {
  const read = new Map<Key, Interval[]>()
  for (const [name, hours] of Object.entries(hoursBy)) {
    const key = readKey(`${field}.${name}`, name)
    if (!key.yes) return key
    const intervals = readEach(`${field}.${name}`, hours ?? [], readOpenHours)
    if (!intervals.yes) return intervals
    read.set(key.value, intervals.value)
  }
  return yes(read)
}

function readEach<Given, Value>(
  field: string,
  list: readonly Given[],
  read: Read<Given, Value>,
): Decision<Value[], SpecReason> {
  if (!Array.isArray(list)) return no('not-a-list', { field, given: String(list) })
  const values: Value[] = []
  for (const [index, given] of list.entries()) {
    const decision = read(`${field}[${index}]`, given)
    if (!decision.yes) return decision
    values.push(decision.value)
  }
  return yes(values)
}

function readOpenHours(field: string, hours: OpenHours): Decision<Interval, SpecReason> {
  if (!Array.isArray(hours) || hours.length !== 2)
    return no('not-an-interval', { field, given: String(hours) })
  const [open, close] = hours
  const from = minuteOf(open)
  if (from === undefined || from === 1440)
    return no('not-a-time', { field: `${field}[0]`, given: String(open) })
  const to = minuteOf(close)
  if (to === undefined) return no('not-a-time', { field: `${field}[1]`, given: String(close) })
  return yes({ from, to: to <= from ? to + 1440 : to })
}

function readWeekday(field: string, given: string): Decision<Weekday, SpecReason> {
  const weekday = weekdays.find((name) => name === given)
  return weekday ? yes(weekday) : no('not-a-weekday', { field, given: String(given) })
}

const readDay = (field: string, given: string): Decision<DayNumber, SpecReason> =>
  isDay(given) ? yes(dayNumber(given)) : no('not-a-day', { field, given: String(given) })

/** Minutes since midnight of 'HH:MM'; '24:00' is the end of the day. */
function minuteOf(time: string): number | undefined {
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2])
  return time === '24:00' ? 1440 : undefined
}
