import { businessCalendar, type CalendarSpec, type DayClass } from '#kernel/business-calendar.ts'
import type { DayNumber } from '#kernel/days.ts'
import { orRefuse } from '#kernel/decision.ts'
import { DAY_MS, type EpochMs } from '#kernel/instants.ts'
import { zoneOf } from '#kernel/zone.ts'

/** A stretch of one class on one local day. */
export type Stretch = { from: EpochMs; to: EpochMs; class: DayClass; day: DayNumber }

export type WorkCalendar = {
  /** The local day of an instant. */
  dayAt(at: EpochMs): DayNumber
  /** Stretches of a day of UTC, in order and without gaps. */
  stretchesOf(utcDay: number): readonly Stretch[]
}

const MOST_REMEMBERED = 100
const calendars = new Map<string, WorkCalendar>()

/**
 * The service calendar as rating needs it: each day is split once. Remembered by content, so that a
 * changed spec is another calendar. Throws `Refused` for a spec that `businessCalendar` refuses.
 */
export function workCalendar(spec: CalendarSpec): WorkCalendar {
  const content = JSON.stringify(spec)
  const known = calendars.get(content)
  if (known) return known
  const calendar = openCalendar(spec)
  if (calendars.size >= MOST_REMEMBERED) calendars.clear()
  calendars.set(content, calendar)
  return calendar
}

function openCalendar(spec: CalendarSpec): WorkCalendar {
  const { splitMs } = orRefuse(businessCalendar(spec))
  const zone = orRefuse(zoneOf(spec.timezone))
  const days = new Map<number, Stretch[]>()

  const wallDay = (at: EpochMs) => Math.floor(zone.wallMs(at) / DAY_MS)
  const midnightAfter = (day: DayNumber) => zone.firstMs((day + 1) * DAY_MS)

  function cut(utcDay: number): Stretch[] {
    const stretches: Stretch[] = []
    for (const piece of splitMs(utcDay * DAY_MS, (utcDay + 1) * DAY_MS)) {
      for (let from = piece.from; from < piece.to; ) {
        const day = wallDay(from)
        const midnight = midnightAfter(day)
        const to = midnight > from && midnight < piece.to ? midnight : piece.to
        stretches.push({ from, to, class: piece.class, day })
        from = to
      }
    }
    return stretches
  }

  function stretchesOf(utcDay: number): readonly Stretch[] {
    const known = days.get(utcDay)
    if (known) return known
    const stretches = cut(utcDay)
    days.set(utcDay, stretches)
    return stretches
  }

  function dayAt(at: EpochMs): DayNumber {
    for (const { to, day } of stretchesOf(Math.floor(at / DAY_MS))) if (at < to) return day
    return wallDay(at)
  }

  return { dayAt, stretchesOf }
}
