import { type BusinessCalendar, businessCalendar, type CalendarSpec } from '#kernel/business-calendar.ts'
import { orRefuse } from '#kernel/decision.ts'

/** A promise's hours, laid out once and found again by what they say; null is round the clock. */
export function promiseHours(spec: CalendarSpec | null): BusinessCalendar {
  if (spec === null) return always
  const seen = bySpec.get(spec)
  if (seen) return seen
  const name = JSON.stringify(spec)
  const calendar = byName.get(name) ?? orRefuse(businessCalendar(spec))
  if (byName.size >= MOST_REMEMBERED) byName.clear()
  byName.set(name, calendar)
  bySpec.set(spec, calendar)
  return calendar
}

const MOST_REMEMBERED = 200
const byName = new Map<string, BusinessCalendar>()
/** Spelling a calendar with its holidays costs more than asking it, so the same object is asked for at once. */
const bySpec = new WeakMap<CalendarSpec, BusinessCalendar>()

const allDay = [['00:00', '24:00']] as const
const roundTheClock: CalendarSpec = {
  timezone: 'UTC',
  hours: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
}

const always = orRefuse(businessCalendar(roundTheClock))
