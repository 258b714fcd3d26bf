import { addMonths, type Day } from '#kernel/days.ts'
import { partOf } from '#kernel/money.ts'
import type { EarlyTermination, Terms } from './terms.ts'

export type Leaving = {
  /** The term that is left before its end: first day, and first day after. */
  startsOn: Day
  endsOn: Day | null
  /** The first day of no agreement. */
  leavesOn: Day
  /** What the agreement costs a month on the day of leaving. */
  monthlyMinor: number
}

export type EarlyFee = { minor: number; monthsLeft: number; rule: EarlyTermination | null }

/**
 * What leaving before the end of the term costs, by the terms. Whole months left count, a begun one as a whole;
 * nothing is owed at or after the end, or where the terms say nothing.
 */
export function earlyFee(ending: Terms['ending'], leaving: Leaving): EarlyFee {
  const monthsLeft = monthsFrom(leaving.leavesOn, leaving.endsOn)
  const rule = ending?.early ?? null
  if (rule === null || monthsLeft === 0) return { minor: 0, monthsLeft, rule }
  return { minor: minorBy(rule, leaving, monthsLeft), monthsLeft, rule }
}

function minorBy(
  rule: EarlyTermination,
  { monthlyMinor, startsOn, leavesOn }: Leaving,
  monthsLeft: number,
): number {
  if (rule.kind === 'fixed') return rule.minor
  if (rule.kind === 'fee-months') return Math.min(rule.months, monthsLeft) * monthlyMinor
  if (rule.kind === 'share-of-remaining-fees') return partOf(monthsLeft * monthlyMinor, rule.bp, 10_000)
  const month = Math.max(1, monthsFrom(startsOn, leavesOn))
  const steps = rule.steps.toSorted((a, b) => a.beforeMonth - b.beforeMonth)
  return steps.find(({ beforeMonth }) => month < beforeMonth)?.minor ?? 0
}

function monthsFrom(from: Day, toExclusive: Day | null): number {
  if (toExclusive === null) return 0
  let months = 0
  while (addMonths(from, months) < toExclusive) months += 1
  return months
}
