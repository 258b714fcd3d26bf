import { z } from 'zod'
import { businessCalendar, orRefuse } from '../../src/engine.ts'
import { epochMs, instantOf } from '../../src/kernel/instants.ts'
import type { Check } from './outcome.ts'

const intervals = z.array(z.tuple([z.string(), z.string()]))
const byDate = z.record(z.string(), intervals).optional()
const calendar = z.object({
  timezone: z.string(),
  hours: z.partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), intervals),
  holidays: z.array(z.string()).optional(),
  date_overrides: byDate,
  breaks: byDate,
})
const document = z.object({ calendars: z.record(z.string(), calendar) })
const start = { calendar: z.string(), start: z.string(), pauses: intervals.optional() }
const dueVector = z.object({ ...start, working_seconds: z.number(), expect: z.string() })
const firstVector = z.object({ ...start, expect: z.string() })
const elapsedVector = z.object({ ...start, end: z.string(), expect: z.number() })

const dueAt: Check = (given, file) => {
  const vector = dueVector.parse(given)
  const due = calendarOf(vector.calendar, file).dueAt(vector.start, vector.working_seconds, vector.pauses)
  return { expected: sameText(vector.expect), got: instantOf(due.epochMilliseconds) }
}

const firstWorkingInstant: Check = (given, file) => {
  const vector = firstVector.parse(given)
  const first = calendarOf(vector.calendar, file).firstWorkingInstant(vector.start)
  return { expected: sameText(vector.expect), got: instantOf(first.epochMilliseconds) }
}

const elapsed: Check = (given, file) => {
  const vector = elapsedVector.parse(given)
  const seconds = calendarOf(vector.calendar, file).elapsedSeconds(vector.start, vector.end, vector.pauses)
  return { expected: String(vector.expect), got: String(seconds) }
}

export const businessHoursChecks: Record<string, Check> = {
  due_at: dueAt,
  due_at_with_pauses: dueAt,
  first_working_instant: firstWorkingInstant,
  elapsed_working_seconds: elapsed,
  elapsed_working_seconds_with_pauses: elapsed,
}

function calendarOf(name: string, file: unknown) {
  const spec = document.parse(file).calendars[name]
  if (!spec) throw new Error(`The file has no calendar ${name}`)
  const { date_overrides: dateOverrides, ...rest } = spec
  return orRefuse(businessCalendar({ ...rest, dateOverrides }))
}

/** Instants are compared as instants, whatever offset they are written with. */
const sameText = (instant: string) => instantOf(epochMs(instant))
