import type { CalendarSpec, DayClass } from '#kernel/business-calendar.ts'
import type { Day } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import { epochMs, type Instant, instantOf } from '#kernel/instants.ts'
import { dayAt } from '#kernel/zone.ts'
import { promiseHours } from '../../promises/rules.ts'

/** Work as it was typed: clock times, or minutes of a day with their class. */
export type TypedWork = {
  startedAt?: Instant
  endedAt?: Instant
  workedOn?: Day
  minutes?: number
  class: DayClass
}
export type ReadWork = {
  workedOn: Day
  startedAt: Instant | null
  endedAt: Instant | null
  minutes: number
  class: DayClass
}
type Reason = 'work-missing' | 'ends-before-start' | 'too-long' | 'work-to-come' | 'no-minutes'

const LONGEST_MINUTES = 24 * 60

/** The day and minutes of work; with clock times its class is that in which it starts. */
export function readWork(
  typed: TypedWork,
  { zone, hours, now }: { zone: string; hours: CalendarSpec; now: Instant },
): Decision<ReadWork, Reason> {
  const { startedAt, endedAt } = typed
  if (startedAt === undefined || endedAt === undefined) return readMinutes(typed, dayAt(now, zone))
  const [from, to] = [epochMs(startedAt), epochMs(endedAt)]
  if (to <= from) return no('ends-before-start', { field: 'endedAt' })
  if (to > epochMs(now)) return no('work-to-come', { field: 'endedAt' })
  const minutes = Math.round((to - from) / 60_000)
  if (minutes < 1) return no('no-minutes', { field: 'endedAt' })
  if (minutes > LONGEST_MINUTES) return no('too-long', { field: 'endedAt' })
  const [first] = promiseHours(hours).splitMs(from, to)
  return yes({
    workedOn: dayAt(startedAt, zone),
    startedAt: instantOf(from),
    endedAt: instantOf(to),
    minutes,
    class: first?.class ?? 'business',
  })
}

function readMinutes(
  { workedOn, minutes, class: dayClass }: TypedWork,
  today: Day,
): Decision<ReadWork, Reason> {
  if (workedOn === undefined || minutes === undefined) return no('work-missing', { field: 'minutes' })
  if (minutes < 1) return no('no-minutes', { field: 'minutes' })
  if (workedOn > today) return no('work-to-come', { field: 'workedOn' })
  return yes({ workedOn, startedAt: null, endedAt: null, minutes, class: dayClass })
}

/** Minutes of a stopped timer: begun ones count, so that a tap is never nothing. */
export const timerMinutes = (startedAt: Instant, stoppedAt: Instant): number =>
  Math.max(1, Math.ceil((epochMs(stoppedAt) - epochMs(startedAt)) / 60_000))

/** Whether time may still be changed: what is on an issued invoice is corrected by a new entry. */
export function mayChangeTime(
  entry: { workedOn: Day; cancelled: boolean },
  lockedThrough: Day | null,
): Decision<true, 'time-locked' | 'time-cancelled'> {
  if (entry.cancelled) return no('time-cancelled')
  if (lockedThrough !== null && entry.workedOn <= lockedThrough)
    return no('time-locked', { through: lockedThrough })
  return yes(true)
}
