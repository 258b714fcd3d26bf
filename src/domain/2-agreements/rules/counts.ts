import type { Day } from '#kernel/days.ts'
import type { Line, Quantity } from './lines.ts'

/** From a day on there are so many users, endpoints, servers … at a site, or in all where no site is named. */
export type CountFact = { of: string; fromOn: Day; count: number; siteId?: string | null }

/** What a line's price is multiplied by, where that is counted. */
export const quantityOf = (line: Line): Quantity | undefined =>
  'quantity' in line && typeof line.quantity === 'object' ? line.quantity : undefined

/** Since when a decrease would have to wait: the day's period and term begin here. */
export type Since = { period: Day; term: Day }

/**
 * The quantity a line is charged for on a day: the agreed or the counted one, a decrease taking effect as agreed,
 * never below the minimum nor what a vendor still holds us to. A line without a quantity is charged once.
 */
export function quantityOn(
  quantity: Quantity | undefined,
  counts: readonly CountFact[],
  day: Day,
  since: Since,
): number {
  if (!quantity) return 1
  const committed = quantity.committed && day < quantity.committed.until ? quantity.committed.count : 0
  return Math.max(countedOn(quantity, counts, day, since), quantity.minimum ?? 0, committed)
}

function countedOn(quantity: Quantity, counts: readonly CountFact[], day: Day, since: Since): number {
  if (quantity.rule === 'agreed') return quantity.agreed ?? 0
  const decrease = quantity.decrease ?? 'at-once'
  const now = countOn(quantity, counts, day)
  if (decrease === 'at-once') return now
  const from = decrease === 'next-period' ? since.period : since.term
  const days = [from, ...changeDays(quantity, counts, from, day)]
  return Math.max(now, ...days.map((each) => countOn(quantity, counts, each)))
}

/** The count itself: the last one known of each site, added up; before the first one what was agreed. */
export function countOn(quantity: Quantity, counts: readonly CountFact[], day: Day): number {
  const latest = new Map<string, CountFact>()
  for (const fact of counts) {
    if (!isOf(quantity, fact) || fact.fromOn > day) continue
    const known = latest.get(fact.siteId ?? '')
    if (!known || known.fromOn <= fact.fromOn) latest.set(fact.siteId ?? '', fact)
  }
  if (latest.size === 0) return quantity.agreed ?? 0
  return [...latest.values()].reduce((sum, { count }) => sum + count, 0)
}

/** Days in (from, to) on which a quantity may change, in order. */
export function changeDays(
  quantity: Quantity | undefined,
  counts: readonly CountFact[],
  from: Day,
  to: Day,
): Day[] {
  if (!quantity) return []
  const ofCounts = quantity.rule === 'agreed' ? [] : counts.filter((fact) => isOf(quantity, fact))
  const days = [
    ...ofCounts.map(({ fromOn }) => fromOn),
    ...(quantity.committed ? [quantity.committed.until] : []),
  ]
  return [...new Set(days)].filter((day) => from < day && day < to).sort()
}

/** What is counted may be named in the singular or the plural. */
const isOf = (quantity: Quantity, fact: CountFact) =>
  (fact.of === quantity.of || `${fact.of}s` === quantity.of) &&
  (!quantity.siteIds || quantity.siteIds.includes(fact.siteId ?? ''))
