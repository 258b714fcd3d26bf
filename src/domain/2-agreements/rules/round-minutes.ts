import type { DayClass } from '#kernel/business-calendar.ts'
import { roundUp } from '#kernel/minutes.ts'
import type { RoundingRule } from './rate-card.ts'

/** Minutes worked, in order of time. Pieces of one entry name it, so that `group: 'entry'` rounds them together. */
export type RoundingPiece = {
  minutes: number
  entryId?: string
  ticketId?: string
  day?: string
  class?: DayClass
}

/**
 * Billable minutes of each piece. Pieces are grouped by entry, ticket, or ticket and day (one without a
 * ticket is a group of its own); a group's minutes lose the grace of their last partial step, never of the
 * first, go up to the increment, then to the minimum, the class minimum of the first piece, and down to the
 * maximum. What that adds goes to the group's last piece; what it takes comes off from the last one backwards.
 * Integer minutes. Throws a RangeError for an increment that isn't more than zero.
 */
export function roundMinutes(pieces: readonly RoundingPiece[], rule: RoundingRule): number[] {
  const billable = pieces.map(({ minutes }) => {
    if (!Number.isFinite(minutes)) throw new RangeError(`minutes are a number, not ${minutes}`)
    return minutes
  })
  for (const group of groupsOf(pieces, rule.group).values()) {
    const minutes = group.map((index) => billable[index] as number)
    const firstClass = pieces[group[0] as number]?.class
    for (const [at, rounded] of spreadRounding(minutes, rule, firstClass).entries()) {
      billable[group[at] as number] = rounded
    }
  }
  return billable
}

function groupsOf(pieces: readonly RoundingPiece[], by: RoundingRule['group']) {
  const groups = new Map<string, number[]>()
  for (const [index, piece] of pieces.entries()) {
    const name = groupName(piece, by) ?? `piece ${index}`
    const group = groups.get(name)
    if (group) group.push(index)
    else groups.set(name, [index])
  }
  return groups
}

function groupName({ entryId, ticketId, day }: RoundingPiece, by: RoundingRule['group']) {
  if (by === 'entry' || ticketId === undefined) return entryId && `entry ${entryId}`
  return by === 'ticket' ? `ticket ${ticketId}` : `ticket ${ticketId} on ${day}`
}

/** The rounded minutes of one group, given its pieces in the order in which they end. */
export function spreadRounding(
  minutes: readonly number[],
  rule: RoundingRule,
  firstClass?: DayClass,
): number[] {
  const worked = minutes.reduce((sum, each) => sum + each, 0)
  let change = roundedTotal(worked, rule, firstClass) - worked
  const billable = [...minutes]
  for (let at = billable.length - 1; at >= 0 && change !== 0; at -= 1) {
    const before = billable[at] as number
    billable[at] = Math.max(0, before + change)
    change -= (billable[at] as number) - before
  }
  return billable
}

export function roundedTotal(worked: number, rule: RoundingRule, firstClass?: DayClass): number {
  if (worked === 0) return 0
  const partial = worked % rule.increment
  const isLetOff = partial > 0 && partial <= (rule.grace ?? 0) && worked > rule.increment
  const stepped = isLetOff ? worked - partial : roundUp(worked, rule.increment)
  const classMinimum = (firstClass && rule.classMinimums?.[firstClass]) ?? 0
  const atLeast = Math.max(stepped, rule.minimum ?? 0, classMinimum)
  return Math.min(atLeast, rule.maximum ?? Number.POSITIVE_INFINITY)
}
