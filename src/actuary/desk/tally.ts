import type { DeskLayout } from '#actuary/desk/layout.ts'
import type { Tickets } from '#actuary/desk/tickets.ts'

/**
 * A response is put on the first rung that holds it: rung 0 is in time, rung 3 within three times the target; the last one, past the
 * ladder, is later still or never. So one run tells what a looser promise would have kept.
 */
export const rungs = [1, 1.5, 2, 3, 4, 6, 8, 12, 24] as const
export const rungCount = rungs.length + 1

/** What a stretch of replications counted; plain arrays, so that a worker can hand it over. */
export type Tally = {
  /** First replication, and how many. */
  from: number
  replications: number
  months: number
  promises: number
  classes: number
  /** Tickets by replication, month, promise, rung. */
  responses: Int32Array
  /** Tickets begun and their minutes from arrival to start, by replication and class. */
  begun: Int32Array
  waitMinutes: Float64Array
  /** Minutes asked for and minutes of technicians there, by replication. */
  askedMinutes: Float64Array
  thereMinutes: Float64Array
}

type Size = Pick<Tally, 'from' | 'replications' | 'months' | 'promises' | 'classes'>

export function emptyTally(size: Size): Tally {
  const { replications, months, promises, classes } = size
  return {
    ...size,
    responses: new Int32Array(replications * months * promises * rungCount),
    begun: new Int32Array(replications * classes),
    waitMinutes: new Float64Array(replications * classes),
    askedMinutes: new Float64Array(replications),
    thereMinutes: new Float64Array(replications),
  }
}

/** Counts when work on a ticket began (Infinity: never), for every promise that holds for it. */
export function recordResponse(
  { classes, promises, line }: DeskLayout,
  tickets: Tickets,
  ticket: number,
  { startsAt, onSiteAt }: { startsAt: number; onSiteAt: number },
  tally: Tally,
  row: number,
): void {
  const sort = tickets.class[ticket] ?? 0
  const plan = classes[sort]
  if (plan === undefined) return
  const arrivedAt = tickets.at[ticket] ?? 0
  if (startsAt < line.endsAt) {
    const cell = row * tally.classes + sort
    tally.begun[cell] = (tally.begun[cell] ?? 0) + 1
    tally.waitMinutes[cell] = (tally.waitMinutes[cell] ?? 0) + startsAt - arrivedAt
  }
  const month = row * tally.months + (tickets.month[ticket] ?? 0)
  for (const place of plan.promises) {
    const promise = promises[place]
    if (promise === undefined) continue
    const { worked, targetMinutes, isOnSite } = promise
    const metAt = isOnSite ? onSiteAt : startsAt
    const minutes = metAt === Infinity ? Infinity : workedAt(worked, metAt) - workedAt(worked, arrivedAt)
    const cell = (month * tally.promises + place) * rungCount + rungOf(minutes / targetMinutes)
    tally.responses[cell] = (tally.responses[cell] ?? 0) + 1
  }
}

/** The tallies of neighbouring stretches as one; undefined when they overlap, leave a gap or count other things. */
export function joinedTally(parts: readonly Tally[]): Tally | undefined {
  const inOrder = [...parts].sort((a, b) => a.from - b.from)
  const [first] = inOrder
  if (first === undefined) return undefined
  let next = first.from
  for (const part of inOrder) {
    if (part.from !== next || !countsTheSame(part, first)) return undefined
    next += part.replications
  }
  const joined = emptyTally({ ...first, replications: next - first.from })
  for (const part of inOrder) {
    const skipped = part.from - first.from
    joined.responses.set(part.responses, skipped * first.months * first.promises * rungCount)
    joined.begun.set(part.begun, skipped * first.classes)
    joined.waitMinutes.set(part.waitMinutes, skipped * first.classes)
    joined.askedMinutes.set(part.askedMinutes, skipped)
    joined.thereMinutes.set(part.thereMinutes, skipped)
  }
  return joined
}

const countsTheSame = (a: Tally, b: Tally) =>
  a.months === b.months && a.promises === b.promises && a.classes === b.classes

function rungOf(share: number): number {
  let rung = 0
  while (rung < rungs.length && share > (rungs[rung] ?? 0)) rung += 1
  return rung
}

/** Working minutes up to a moment; within a minute the clock runs evenly. */
function workedAt(worked: Int32Array, moment: number): number {
  const minute = Math.min(Math.floor(moment), worked.length - 2)
  const before = worked[minute] ?? 0
  return before + ((worked[minute + 1] ?? 0) - before) * Math.min(1, moment - minute)
}
