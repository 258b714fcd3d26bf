import type { CalendarPlan } from './calendar-spec.ts'
import { type DayNumber, weekdayOfNumber } from './days.ts'
import { DAY_MS, type EpochMs } from './instants.ts'
import { type Interval, union, within, without } from './intervals.ts'

/**
 * The working time of one week in UTC: its stretches in order, and before each how much of the week
 * was worked. A budget crosses whole weeks by their totals, so its cost doesn't grow with its length.
 */
export type WeekTable = {
  starts: readonly EpochMs[]
  ends: readonly EpochMs[]
  workedBefore: readonly number[]
  totalMs: number
}

const WEEK_MS = 7 * DAY_MS
const MINUTE_MS = 60_000

/** Weeks counted from the one that began on 1970-01-01. */
export const weekOf = (instant: EpochMs): number => Math.floor(instant / WEEK_MS)

/** Week tables, made when first asked for and kept. */
export function weekTables(plan: CalendarPlan): (week: number) => WeekTable {
  const tables = new Map<number, WeekTable>()
  return (week) => {
    const known = tables.get(week)
    if (known) return known
    const table = tableOf(workingTime(plan, week))
    tables.set(week, table)
    return table
  }
}

/** Working time of the week before the instant. */
export function workedUntil(table: WeekTable, instant: EpochMs): number {
  let worked = 0
  for (let i = 0; i < table.starts.length; i += 1) {
    const start = table.starts[i] as number
    if (start >= instant) break
    worked = (table.workedBefore[i] as number) + Math.min(table.ends[i] as number, instant) - start
  }
  return worked
}

/** The earliest instant at which so much of the week is worked; `worked` is more than 0, at most the total. */
export function instantWhenWorked(table: WeekTable, worked: number): EpochMs {
  let i = table.starts.length - 1
  while ((table.workedBefore[i] as number) >= worked) i -= 1
  return (table.starts[i] as number) + worked - (table.workedBefore[i] as number)
}

/** The earliest instant of the week's working time at or after `from`. */
export function firstWorkedFrom(table: WeekTable, from: EpochMs): EpochMs | undefined {
  const next = table.ends.findIndex((end) => end > from)
  return next < 0 ? undefined : Math.max(table.starts[next] as number, from)
}

/**
 * The last week in which anybody works: Infinity where hours come back every week, undefined where
 * nobody ever works.
 */
export function lastWeekOf(plan: CalendarPlan): number | undefined {
  if ([...plan.hours.values()].some((hours) => hours.length > 0)) return Number.POSITIVE_INFINITY
  const worked = [...plan.overrides.keys()].filter((day) => shiftsOf(plan, day).length > 0)
  return worked.length > 0 ? weekOf((Math.max(...worked) + 3) * DAY_MS) : undefined
}

/** A night shift of two days before, in a zone far from UTC, may reach into the week's first hours. */
function workingTime(plan: CalendarPlan, week: number): Interval[] {
  const days = Array.from({ length: 10 }, (_, index) => week * 7 - 2 + index)
  const instants = days
    .flatMap((day) => shiftsOf(plan, day))
    .map(({ from, to }) => ({
      from: plan.zone.firstMs(from * MINUTE_MS),
      to: plan.zone.firstMs(to * MINUTE_MS),
    }))
  return within(union(instants), week * WEEK_MS, (week + 1) * WEEK_MS)
}

/** The shifts that begin on a day, in wall-clock minutes since 1970-01-01. */
function shiftsOf(plan: CalendarPlan, day: DayNumber): Interval[] {
  const hours = plan.overrides.get(day) ?? plan.hours.get(weekdayOfNumber(day)) ?? []
  return without(onDay(day, hours), cutsAround(plan, day))
}

/** What is taken out of the shifts that begin on a day: holidays from midnight to midnight, then breaks. */
const cutsAround = (plan: CalendarPlan, day: DayNumber) =>
  [day - 1, day, day + 1].flatMap((near) => [
    ...(isClosed(plan, near) ? onDay(near, [{ from: 0, to: 1440 }]) : []),
    ...onDay(near, plan.breaks.get(near) ?? []),
  ])

const onDay = (day: DayNumber, intervals: readonly Interval[]) =>
  intervals.map(({ from, to }) => ({ from: day * 1440 + from, to: day * 1440 + to }))

const isClosed = (plan: CalendarPlan, day: DayNumber) => plan.holidays.has(day) && !plan.overrides.has(day)

function tableOf(stretches: readonly Interval[]): WeekTable {
  let totalMs = 0
  const workedBefore = stretches.map(({ from, to }) => {
    const before = totalMs
    totalMs += to - from
    return before
  })
  return {
    starts: stretches.map(({ from }) => from),
    ends: stretches.map(({ to }) => to),
    workedBefore,
    totalMs,
  }
}
