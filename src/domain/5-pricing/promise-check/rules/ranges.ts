export type Range = { from: number; replications: number }

/** So many runs are kept together: a second or so of work, which is what a killed server loses. */
export const runsAtOnce = 25

/**
 * The ranges to count with, in order: none overlaps another. Two jobs may have run the same in other pieces, and then it
 * doesn't matter whose are left out.
 */
export function rangesInRow<Kept extends Range>(done: readonly Kept[]): Kept[] {
  let next = 0
  return done
    .toSorted((a, b) => a.from - b.from)
    .filter(({ from, replications }) => {
      if (from < next) return false
      next = from + replications
      return true
    })
}

/** What is still to be run of the runs wanted, around what was done, in pieces. */
export function missingRanges(done: readonly Range[], wanted: number, atOnce = runsAtOnce): Range[] {
  const missing: Range[] = []
  let next = 0
  const fillUpTo = (end: number) => {
    for (; next < end; next += atOnce)
      missing.push({ from: next, replications: Math.min(atOnce, end - next) })
  }
  for (const { from, replications } of rangesInRow(done)) {
    fillUpTo(Math.min(from, wanted))
    next = from + replications
  }
  fillUpTo(wanted)
  return missing
}
