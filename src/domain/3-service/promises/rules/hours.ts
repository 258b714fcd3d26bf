import { type BusinessCalendar, businessCalendar, type CalendarSpec } from '#kernel/business-calendar.ts'
import { orRefuse } from '#kernel/decision.ts'

/** A promise's hours, laid out once and found again by what they say; null is round the clock. */
export function promiseHours(spec: CalendarSpec | null): BusinessCalendar {
  const name = spec === null ? '' : JSON.stringify(spec)
  const before = known.get(name)
  if (before) return before
  const calendar = orRefuse(businessCalendar(spec ?? roundTheClock))
  if (known.size >= MOST_REMEMBERED) known.clear()
  known.set(name, calendar)
  return calendar
}

const MOST_REMEMBERED = 200
const known = new Map<string, BusinessCalendar>()

const allDay = [['00:00', '24:00']] as const
const roundTheClock: CalendarSpec = {
  timezone: 'UTC',
  hours: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
}
