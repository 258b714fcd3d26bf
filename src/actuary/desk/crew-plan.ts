import type { Technician } from '#actuary/desk/model.ts'
import { stretchesOf, type TimeLine } from '#actuary/desk/time-line.ts'
import type { CalendarSpec, SpecReason } from '#kernel/calendar-spec.ts'
import { addDays } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import { epochMs } from '#kernel/instants.ts'
import { within, without } from '#kernel/intervals.ts'

const WEEK_MINUTES = 7 * 24 * 60

/** A technician's shifts in minutes of the time line: from, to, from, to … */
export type CrewPlan = {
  id: string
  shifts: Float64Array
  onCall: Float64Array
  shrinkage: number
  /** Share of the shifts that goes to other work. */
  otherShare: number
}

export function crewPlan(
  { id, shifts, leave, onCall, shrinkage, otherWorkHoursPerWeek }: Technician,
  line: TimeLine,
): Decision<CrewPlan, SpecReason | 'no-working-time' | 'other-work-takes-all'> {
  const isOnCallOnly = Object.keys(shifts.hours).length === 0 && onCall !== undefined
  const usual = isOnCallOnly ? yes(new Float64Array()) : stretchesOf(shifts, line)
  if (!usual.yes) return usual
  const worked = isOnCallOnly ? usual : stretchesOf(withoutLeave(shifts, leave ?? []), line)
  if (!worked.yes) return worked
  const weeks = Math.floor(line.endsAt / WEEK_MINUTES)
  const otherShare = (otherWorkHoursPerWeek * 60 * weeks) / minutesBefore(weeks * WEEK_MINUTES, usual.value)
  if (otherWorkHoursPerWeek > 0 && !(otherShare < 1)) return no('other-work-takes-all', { technician: id })
  const called = (onCall ?? []).map(([from, to]) => ({ from: epochMs(from), to: epochMs(to) }))
  return yes({
    id,
    shifts: worked.value,
    onCall: outsideShifts(called, worked.value, line),
    shrinkage,
    otherShare: otherWorkHoursPerWeek > 0 ? otherShare : 0,
  })
}

function withoutLeave(shifts: CalendarSpec, leave: NonNullable<Technician['leave']>): CalendarSpec {
  const days = leave.flatMap(({ from, toExclusive }) => daysIn(from, toExclusive))
  const overrides = Object.entries(shifts.dateOverrides ?? {}).filter(([day]) => !days.includes(day))
  return {
    ...shifts,
    holidays: [...(shifts.holidays ?? []), ...days],
    dateOverrides: Object.fromEntries(overrides),
  }
}

function daysIn(from: string, toExclusive: string): string[] {
  const days: string[] = []
  for (let day = from; day < toExclusive; day = addDays(day, 1)) days.push(day)
  return days
}

function outsideShifts(
  called: { from: number; to: number }[],
  shifts: Float64Array,
  line: TimeLine,
): Float64Array {
  const minutes = called.map(({ from, to }) => ({
    from: (from - line.startMs) / 60_000,
    to: (to - line.startMs) / 60_000,
  }))
  const working = Array.from({ length: shifts.length / 2 }, (_, n) => {
    return { from: shifts[2 * n] ?? 0, to: shifts[2 * n + 1] ?? 0 }
  })
  const outside = without(within(minutes, 0, line.endsAt), working)
  return Float64Array.from(outside.flatMap(({ from, to }) => [from, to]))
}

function minutesBefore(end: number, stretches: Float64Array): number {
  let minutes = 0
  for (let n = 0; n < stretches.length; n += 2) {
    minutes += Math.max(0, Math.min(end, stretches[n + 1] ?? 0) - (stretches[n] ?? 0))
  }
  return minutes
}
