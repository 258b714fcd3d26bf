/** A stretch [from, to) on any one scale: minutes of a wall clock, or milliseconds. */
export type Interval = { from: number; to: number }

/** The same stretches in order, without overlaps and without empty ones; touching ones become one. */
export function union(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = []
  for (const next of intervals.filter(isNotEmpty).sort(byStart)) {
    const last = merged.at(-1)
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to)
    else merged.push({ ...next })
  }
  return merged
}

/** What remains of the stretches when the cuts are taken out. */
export function without(intervals: readonly Interval[], cuts: readonly Interval[]): Interval[] {
  return cuts.reduce<Interval[]>(
    (left, cut) =>
      left.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, cut.from) },
          { from: Math.max(from, cut.to), to },
        ].filter(isNotEmpty),
      ),
    union(intervals),
  )
}

/** The parts of the stretches that lie in [from, to). */
export const within = (intervals: readonly Interval[], from: number, to: number): Interval[] =>
  intervals
    .map((interval) => ({ from: Math.max(interval.from, from), to: Math.min(interval.to, to) }))
    .filter(isNotEmpty)

const isNotEmpty = ({ from, to }: Interval) => from < to
const byStart = (a: Interval, b: Interval) => a.from - b.from
