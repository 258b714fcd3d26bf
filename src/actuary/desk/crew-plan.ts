import type { Technician } from '#actuary/desk/model.ts'
import { stretchesOf, type TimeLine } from '#actuary/desk/time-line.ts'
import type { Windows } from '#actuary/desk/windows.ts'
import type { RandomSource } from '#actuary/random.ts'
import type { CalendarSpec, SpecReason } from '#kernel/calendar-spec.ts'
import { addDays } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import { epochMs } from '#kernel/instants.ts'
import { within, without } from '#kernel/intervals.ts'

const ABSENCE_MINUTES = 30
const BLOCK_MINUTES = 120
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

/** When one technician is there in one replication. */
export type Presence = {
  /** For ordinary tickets. */
  regular: Windows
  /** For emergencies: with the times on call and, when emergencies preempt, those of other work. */
  urgent: Windows
  /** Other work of the shift being drawn. */
  blocks: Windows
}

/**
 * Draws a technician's presence. Absences and presences alternate with exponential lengths whose means leave exactly the
 * share of the shrinkage away.
 */
export function drawPresence(
  { shifts, onCall, shrinkage, otherShare }: CrewPlan,
  source: RandomSource,
  emergenciesPreempt: boolean,
  there: Presence,
): void {
  const { regular, urgent, blocks } = there
  regular.clear()
  urgent.clear()
  const presence = (ABSENCE_MINUTES * (1 - shrinkage)) / shrinkage
  let called = 0
  for (let n = 0; n < shifts.length; n += 2) {
    const begins = shifts[n] ?? 0
    const ends = shifts[n + 1] ?? 0
    for (; called < onCall.length && (onCall[called] ?? 0) < begins; called += 2) {
      urgent.add(onCall[called] ?? 0, onCall[called + 1] ?? 0)
    }
    drawBlocks(begins, ends, otherShare, source, blocks)
    let isAway = source.uniform() < shrinkage
    for (let from = begins; from < ends; isAway = !isAway) {
      const length = isAway ? ABSENCE_MINUTES * source.exponential() : presence * source.exponential()
      const to = Math.min(ends, shrinkage === 0 ? ends : from + length)
      if (!isAway) addPresence(from, to, emergenciesPreempt, there)
      from = to
    }
  }
  for (; called < onCall.length; called += 2) urgent.add(onCall[called] ?? 0, onCall[called + 1] ?? 0)
}

/** Blocks of other work in one shift, about two hours each, at random places without overlap. */
function drawBlocks(begins: number, ends: number, share: number, source: RandomSource, blocks: Windows) {
  blocks.clear()
  const minutes = share * (ends - begins)
  if (minutes === 0) return
  const count = Math.max(1, Math.round(minutes / BLOCK_MINUTES))
  const length = minutes < BLOCK_MINUTES ? Math.min(BLOCK_MINUTES, ends - begins) : minutes / count
  if (source.uniform() >= minutes / (count * length)) return
  let slack = ends - begins - count * length
  let from = begins
  for (let n = 0; n < count; n += 1) {
    // The smallest of so many uniform places in what is left, one after the other: they come out sorted.
    const gap = slack * (1 - source.uniform() ** (1 / (count - n)))
    blocks.add(from + gap, from + gap + length)
    from += gap + length
    slack -= gap
  }
}

function addPresence(
  from: number,
  to: number,
  emergenciesPreempt: boolean,
  { regular, urgent, blocks }: Presence,
) {
  if (emergenciesPreempt) urgent.add(from, to)
  let free = from
  while (free < to) {
    const opens = blocks.opensAt(free)
    const until = Math.min(to, opens)
    regular.add(free, until)
    if (!emergenciesPreempt) urgent.add(free, until)
    if (opens >= to) return
    free = blocks.closesAt(opens)
  }
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
