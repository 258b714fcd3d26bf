import type { CalendarPlan } from './calendar-spec.ts'
import { type DayNumber, weekdayOfNumber } from './days.ts'
import { DAY_MS, type EpochMs } from './instants.ts'
import type { Interval } from './intervals.ts'

/**
 * What kind of time it is: `business` inside working hours; outside them `holiday` and `weekend` by the
 * local date (a holiday on a Sunday is a holiday), and `evening` for the rest of any other day.
 */
export type DayClass = 'business' | 'evening' | 'weekend' | 'holiday'
export type ClassPiece = { from: EpochMs; to: EpochMs; class: DayClass }

/** Classes of [from, to), given the working stretches in it, in order. */
export function classPieces(
  plan: CalendarPlan,
  working: readonly Interval[],
  from: EpochMs,
  to: EpochMs,
): ClassPiece[] {
  const pieces: ClassPiece[] = []
  let at = from
  for (const stretch of working) {
    pieces.push(...idlePieces(plan, at, stretch.from), { ...stretch, class: 'business' })
    at = stretch.to
  }
  return joined([...pieces, ...idlePieces(plan, at, to)])
}

function idlePieces(plan: CalendarPlan, from: EpochMs, to: EpochMs): ClassPiece[] {
  const pieces: ClassPiece[] = []
  for (let at = from; at < to; ) {
    const day = localDay(plan, at)
    const end = Math.min(midnightAfter(plan, day), to)
    pieces.push({ from: at, to: end, class: classOf(plan, day) })
    at = end
  }
  return pieces
}

function joined(pieces: readonly ClassPiece[]): ClassPiece[] {
  const joint: ClassPiece[] = []
  for (const piece of pieces) {
    const last = joint.at(-1)
    if (last?.class === piece.class) last.to = piece.to
    else joint.push({ ...piece })
  }
  return joint
}

/** Where the clocks are set back over midnight, the day has changed for good when it first changes. */
function localDay(plan: CalendarPlan, at: EpochMs): DayNumber {
  const day = Math.floor(plan.zone.wallMs(at) / DAY_MS)
  return midnightAfter(plan, day) <= at ? day + 1 : day
}

const midnightAfter = (plan: CalendarPlan, day: DayNumber) => plan.zone.firstMs((day + 1) * DAY_MS)

function classOf(plan: CalendarPlan, day: DayNumber): DayClass {
  if (plan.holidays.has(day)) return 'holiday'
  return plan.weekend.has(weekdayOfNumber(day)) ? 'weekend' : 'evening'
}
