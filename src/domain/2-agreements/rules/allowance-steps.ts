import { type Day, daysBetween, laterDay } from '#kernel/days.ts'
import { roundUp } from '#kernel/minutes.ts'
import { partOf } from '#kernel/money.ts'
import type { BillingPeriod, Period } from '#kernel/periods.ts'
import { type CountFact, changeDays, quantityOn } from './counts.ts'
import { periodAt } from './fee-segments.ts'
import type { LineSpan } from './line-spans.ts'
import type { Allowance, FixedFeeLine, RetainerLine, RolloverRule } from './lines.ts'
import type { AgreementTerms } from './terms.ts'

/** What a span grants for each period. */
export type Granting = LineSpan<RetainerLine | FixedFeeLine> & {
  kind: 'retainer' | 'cap'
  allowance: Allowance
  rollover: RolloverRule
}

/** From a day of a period on a whole period's allowance is so many units; `sharedFrom` is what its share counts from. */
export type AllowanceStep = { from: Day; sharedFrom: Day; units: number; span: Granting }

/** The steps of an allowance in one period: with each version, and with each count where it is so much for each. */
export function allowanceSteps(
  agreement: AgreementTerms,
  run: readonly Granting[],
  period: Period,
  counts: readonly CountFact[],
): AllowanceStep[] {
  return run.flatMap((span) => {
    const from = laterDay(span.from, period.from)
    const isOver = span.toExclusive !== null && span.toExclusive <= from
    if (from >= period.toExclusive || isOver) return []
    if (!span.allowance.perUnit) return [{ from, sharedFrom: from, units: span.allowance.amount, span }]
    return countedSteps(
      agreement,
      span,
      { from, toExclusive: span.toExclusive ?? period.toExclusive },
      period,
      counts,
    )
  })
}

/** So much for each that the fee is paid for: the quantity by the line's own count rule. */
function countedSteps(
  agreement: AgreementTerms,
  span: Granting,
  days: Period,
  period: Period,
  counts: readonly CountFact[],
): AllowanceStep[] {
  const { line, allowance, version, billing } = span
  const { quantity } = line
  const fee = periodAt(agreement, span, days.from)
  const unitsOn = (day: Day) =>
    allowance.amount * quantityOn(quantity, counts, day, { period: fee.from, term: version.startsOn })
  const end = days.toExclusive < period.toExclusive ? days.toExclusive : period.toExclusive
  const changes = changeDays(quantity, counts, days.from, end)
  const step = (from: Day, sharedFrom: Day, units: number) => ({ from, sharedFrom, units, span })
  if (quantity?.rule === 'by-day') return [days.from, ...changes].map((day) => step(day, day, unitsOn(day)))
  if (quantity?.rule !== 'highest-of-period') {
    const billedOn = billing.timing === 'arrears' ? fee.toExclusive : fee.from
    return [step(days.from, days.from, unitsOn(billedOn))]
  }
  // The fee of a new highest count is owed for the whole period, so its hours come whole too.
  const before = [fee.from, ...changeDays(quantity, counts, fee.from, days.from), days.from].map(unitsOn)
  return [
    step(days.from, days.from, Math.max(...before)),
    ...changes.map((day) => step(day, days.from, unitsOn(day))),
  ]
}

/**
 * What each step grants: at the beginning of a period all of it, else the part of the days left; after that
 * only what the allowance has grown by, for what was granted isn't taken back. Parts are rounded (minutes up to the
 * next 15) on their running sum, so that several steps grant what they grant together.
 */
export function unitsGranted(
  steps: readonly AllowanceStep[],
  { whole }: Pick<BillingPeriod, 'whole'>,
): number[] {
  const of = daysBetween(whole.from, whole.toExclusive)
  const isPart = (steps[0]?.sharedFrom ?? whole.from) > whole.from
  let highest = 0
  let partDays = 0
  let parts = 0
  return steps.map((step, index) => {
    const grown = Math.max(0, step.units - highest)
    highest += grown
    const days = isPart ? daysInPart(step, whole, index === 0) : daysLeft(step, whole)
    if (days === of) return grown
    const before = parts
    partDays += grown * days
    parts = roundedUnits(partDays, of, step.span.allowance)
    return parts - before
  })
}

const daysLeft = ({ sharedFrom }: AllowanceStep, { toExclusive }: Period) =>
  daysBetween(sharedFrom, toExclusive)

/** A first period that isn't whole grants with the fee, unless the line says full. */
function daysInPart(step: AllowanceStep, whole: Period, isFirst: boolean): number {
  const { billing, allowance } = step.span
  if (billing.firstPeriod === 'from-next-anchor') return 0
  const isFull = billing.firstPeriod === 'full' || allowance.inPartPeriod === 'full'
  return isFirst && isFull ? daysBetween(whole.from, whole.toExclusive) : daysLeft(step, whole)
}

function roundedUnits(unitDays: number, days: number, { unit }: Allowance): number {
  if (unit === 'money') return partOf(unitDays, 1, days)
  return roundUp(unitDays / days, unit === 'minutes' ? 15 : 1)
}
