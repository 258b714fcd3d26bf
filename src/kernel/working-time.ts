import type { CalendarPlan } from './calendar-spec.ts'
import { Refused } from './decision.ts'
import { type EpochMs, type InstantLike, instantOf } from './instants.ts'
import { type Interval, union, within } from './intervals.ts'
import { firstWorkedFrom, instantWhenWorked, weekOf, weekTables, workedUntil } from './week-tables.ts'

/** [from, to) during which a clock stands still. */
export type Pause<At = InstantLike> = readonly [from: At, to: At]

/** The clock's arithmetic in epoch milliseconds, for loops; `BusinessCalendar` says what each means. */
export interface WorkingTime {
  dueAtMs(start: EpochMs, workingMs: number, pauses?: readonly Pause<EpochMs>[]): EpochMs
  elapsedMs(start: EpochMs, end: EpochMs, pauses?: readonly Pause<EpochMs>[]): number
  firstWorkingMs(from: EpochMs): EpochMs
  /** The working stretches of [start, end), in order. */
  stretchesMs(start: EpochMs, end: EpochMs): Interval[]
}

/** The calendar repeats after 400 years: what can't be found in so many weeks is never found. */
const WEEKS_OF_400_YEARS = 20_871

export function workingTime(plan: CalendarPlan, lastWeek: number): WorkingTime {
  const tableOf = weekTables(plan)

  function dueWithoutPauses(start: EpochMs, workingMs: number): EpochMs {
    let week = weekOf(start)
    const lastToTry = Math.min(lastWeek, week + WEEKS_OF_400_YEARS)
    let table = tableOf(week)
    let left = workingMs + workedUntil(table, start)
    while (left > table.totalMs) {
      left -= table.totalMs
      week += 1
      if (week > lastToTry) throw noneLeft(start)
      table = tableOf(week)
    }
    return instantWhenWorked(table, left)
  }

  function elapsedWithoutPauses(start: EpochMs, end: EpochMs): number {
    if (end <= start) return 0
    const [firstWeek, endWeek] = [weekOf(start), weekOf(end)]
    let worked = workedUntil(tableOf(endWeek), end) - workedUntil(tableOf(firstWeek), start)
    for (let week = firstWeek; week < endWeek; week += 1) worked += tableOf(week).totalMs
    return worked
  }

  return {
    dueAtMs(start, workingMs, pauses = []) {
      if (!(workingMs >= 0)) throw new RangeError(`A budget of working time is 0 or more, not ${workingMs}`)
      if (workingMs === 0) return start
      let from = start
      let left = workingMs
      let due = dueWithoutPauses(from, left)
      for (const pause of inOrder(pauses)) {
        if (due <= pause.from) break
        left -= elapsedWithoutPauses(from, pause.from)
        from = Math.max(from, pause.to)
        due = dueWithoutPauses(from, left)
      }
      return due
    },

    elapsedMs: (start, end, pauses = []) =>
      within(inOrder(pauses), start, end).reduce(
        (worked, pause) => worked - elapsedWithoutPauses(pause.from, pause.to),
        elapsedWithoutPauses(start, end),
      ),

    firstWorkingMs(from) {
      const firstWeek = weekOf(from)
      for (let week = firstWeek; week <= Math.min(lastWeek, firstWeek + WEEKS_OF_400_YEARS); week += 1) {
        const instant = firstWorkedFrom(tableOf(week), from)
        if (instant !== undefined) return instant
      }
      throw noneLeft(from)
    },

    stretchesMs(start, end) {
      const stretches: Interval[] = []
      for (let week = weekOf(start); week <= Math.min(lastWeek, weekOf(end)); week += 1) {
        const { starts, ends } = tableOf(week)
        stretches.push(...starts.map((from, index) => ({ from, to: ends[index] ?? from })))
      }
      return within(union(stretches), start, end)
    },
  }
}

function inOrder(pauses: readonly Pause<EpochMs>[]): Interval[] {
  const wrong = pauses.find(([from, to]) => to < from)
  if (wrong) throw new RangeError(`A pause ends at ${instantOf(wrong[1])}, before it begins`)
  return union(pauses.map(([from, to]) => ({ from, to })))
}

const noneLeft = (from: EpochMs) => new Refused('no-working-time-left', { from: instantOf(from) })
