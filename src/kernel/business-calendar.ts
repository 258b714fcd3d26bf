import { Temporal } from 'temporal-polyfill'
import { type CalendarPlan, type CalendarSpec, readCalendarSpec, type SpecReason } from './calendar-spec.ts'
import { type ClassPiece, classPieces, type DayClass } from './day-classes.ts'
import { type Decision, no, yes } from './decision.ts'
import { type EpochMs, epochMs, type InstantLike } from './instants.ts'
import { lastWeekOf } from './week-tables.ts'
import { type Pause, type WorkingTime, workingTime } from './working-time.ts'

export type { CalendarSpec, OpenHours } from './calendar-spec.ts'
export type { ClassPiece, DayClass } from './day-classes.ts'
export type { Pause } from './working-time.ts'

/**
 * Working time of a service calendar. Durations are real elapsed time, also across a change of the
 * clocks; a closing instant is outside working time, an opening instant inside.
 */
export interface BusinessCalendar extends WorkingTime {
  /**
   * The earliest instant at which `workingSeconds` (0 or more) of working time outside the pauses have passed
   * since `start`; a budget that ends at closing time is due at closing. Throws `Refused` with
   * 'no-working-time-left' when the calendar has too little working time in the next 400 years.
   */
  dueAt(start: InstantLike, workingSeconds: number, pauses?: readonly Pause[]): Temporal.Instant
  /** Working seconds in [start, end) outside the pauses; 0 when `end` doesn't come after `start`. */
  elapsedSeconds(start: InstantLike, end: InstantLike, pauses?: readonly Pause[]): number
  /** The earliest instant at or after `from` inside working time. Throws `Refused` as `dueAt` does. */
  firstWorkingInstant(from: InstantLike): Temporal.Instant
  /** [start, end) without gaps in pieces of one class each; neighbours differ in class. */
  split(start: InstantLike, end: InstantLike): DayPiece[]
  /** `split` in epoch milliseconds. */
  splitMs(start: EpochMs, end: EpochMs): ClassPiece[]
}

export type DayPiece = { from: Temporal.Instant; to: Temporal.Instant; class: DayClass }

/**
 * Reads a service calendar. Refuses, with `about.field`, what it can't read, and with 'no-working-time' a
 * calendar in which nobody ever works.
 */
export function businessCalendar(
  spec: CalendarSpec,
): Decision<BusinessCalendar, SpecReason | 'no-working-time'> {
  const plan = readCalendarSpec(spec)
  if (!plan.yes) return plan
  const lastWeek = lastWeekOf(plan.value)
  if (lastWeek === undefined) return no('no-working-time', { field: 'hours' })
  return yes(calendarOf(plan.value, workingTime(plan.value, lastWeek)))
}

function calendarOf(plan: CalendarPlan, working: WorkingTime): BusinessCalendar {
  const splitMs = (start: EpochMs, end: EpochMs) =>
    classPieces(plan, working.stretchesMs(start, end), start, end)

  return {
    ...working,
    splitMs,
    dueAt: (start, workingSeconds, pauses) =>
      instantAt(working.dueAtMs(epochMs(start), Math.round(workingSeconds * 1000), pauses && inMs(pauses))),
    elapsedSeconds: (start, end, pauses) =>
      working.elapsedMs(epochMs(start), epochMs(end), pauses && inMs(pauses)) / 1000,
    firstWorkingInstant: (from) => instantAt(working.firstWorkingMs(epochMs(from))),
    split: (start, end) =>
      splitMs(epochMs(start), epochMs(end)).map(({ from, to, class: dayClass }) => ({
        from: instantAt(from),
        to: instantAt(to),
        class: dayClass,
      })),
  }
}

const instantAt = (ms: EpochMs) => Temporal.Instant.fromEpochMilliseconds(ms)

const inMs = (pauses: readonly Pause[]) =>
  pauses.map(([from, to]): Pause<EpochMs> => [epochMs(from), epochMs(to)])
