export type Range = { from: number; replications: number }

/** So many runs are kept together: a second or so of work, which is what a killed server loses. */
export const runsAtOnce = 25

/** What is still to be run of the runs wanted, around what was done, in pieces. */
export function missingRanges(done: readonly Range[], wanted: number, atOnce = runsAtOnce): Range[] {
  const missing: Range[] = []
  let next = 0
  const fillUpTo = (end: number) => {
    for (; next < end; next += atOnce)
      missing.push({ from: next, replications: Math.min(atOnce, end - next) })
  }
  for (const { from, replications } of done.toSorted((a, b) => a.from - b.from)) {
    fillUpTo(Math.min(from, wanted))
    next = from + replications
  }
  fillUpTo(wanted)
  return missing
}
