import type { Desk } from '#actuary/desk/model.ts'
import { businessCalendar } from '#kernel/business-calendar.ts'
import type { CalendarSpec, SpecReason } from '#kernel/calendar-spec.ts'
import { addDays, addMonths, dayNumber, weekday, weekdays } from '#kernel/days.ts'
import { type Decision, yes } from '#kernel/decision.ts'
import { DAY_MS, type EpochMs } from '#kernel/instants.ts'
import { zoneOf } from '#kernel/zone.ts'

/** The queue needs some days to become a usual one, and the last measured tickets need time to be begun. */
const WARM_UP_DAYS = 7
const COOL_DOWN_DAYS = 14

/** The simulated time: minutes since `startMs`, the beginning of the first warm-up day. */
export type TimeLine = {
  startMs: EpochMs
  /** Beginning of each day, and the end of the last one. */
  dayStart: Float64Array
  /** 0 = Monday; public holidays are Sundays here. */
  dayOfWeek: Uint8Array
  /** Measured month from 0; −1 before and after. */
  month: Int8Array
  months: number
  /** Tickets that arrive in [measuredFrom, measuredTo) count. */
  measuredFrom: number
  measuredTo: number
  endsAt: number
}

/** Months are counted from the first simulated day: `months` of them are measured. */
export function timeLine(desk: Desk, months: number): Decision<TimeLine, 'unknown-timezone'> {
  const zone = zoneOf(desk.timezone)
  if (!zone.yes) return zone
  const firstDay = addDays(desk.startsOn, -WARM_UP_DAYS)
  const monthStarts = Array.from({ length: months + 1 }, (_, month) => addMonths(desk.startsOn, month))
  const firstUnmeasured = addMonths(desk.startsOn, months)
  const days = dayNumber(firstUnmeasured) + COOL_DOWN_DAYS - dayNumber(firstDay)
  const startOf = (index: number) => zone.value.firstMs((dayNumber(firstDay) + index) * DAY_MS)
  const minuteOf = (index: number) => (startOf(index) - startOf(0)) / 60_000
  const quiet = new Set(desk.quietDays ?? [])

  const dayStart = Float64Array.from({ length: days + 1 }, (_, index) => minuteOf(index))
  const dayOfWeek = new Uint8Array(days)
  const month = new Int8Array(days)
  for (let index = 0; index < days; index += 1) {
    const day = addDays(firstDay, index)
    dayOfWeek[index] = quiet.has(day) ? 6 : weekdays.indexOf(weekday(day))
    month[index] = day < firstUnmeasured ? monthStarts.findLastIndex((start) => start <= day) : -1
  }
  return yes({
    startMs: startOf(0),
    dayStart,
    dayOfWeek,
    month,
    months,
    measuredFrom: minuteOf(WARM_UP_DAYS),
    measuredTo: minuteOf(days - COOL_DOWN_DAYS),
    endsAt: minuteOf(days),
  })
}

/** Working minutes since the start, minute by minute: a clock of any calendar read by one subtraction. */
export function clockTable(
  calendar: CalendarSpec,
  line: TimeLine,
): Decision<Int32Array, SpecReason | 'no-working-time'> {
  const stretches = stretchesOf(calendar, line)
  if (!stretches.yes) return stretches
  const worked = new Int32Array(line.endsAt + 2)
  for (let n = 0; n < stretches.value.length; n += 2) {
    const to = stretches.value[n + 1] ?? 0
    for (let minute = stretches.value[n] ?? 0; minute < to; minute += 1) worked[minute + 1] = 1
  }
  for (let minute = 1; minute < worked.length; minute += 1) {
    worked[minute] = (worked[minute] ?? 0) + (worked[minute - 1] ?? 0)
  }
  return yes(worked)
}

/** Working stretches of a calendar as minutes from, to, from, to … */
export function stretchesOf(
  calendar: CalendarSpec,
  { startMs, endsAt }: TimeLine,
): Decision<Float64Array, SpecReason | 'no-working-time'> {
  const read = businessCalendar(calendar)
  if (!read.yes) return read
  const stretches = read.value.stretchesMs(startMs, startMs + endsAt * 60_000)
  return yes(
    Float64Array.from(stretches.flatMap(({ from, to }) => [from, to].map((ms) => (ms - startMs) / 60_000))),
  )
}
