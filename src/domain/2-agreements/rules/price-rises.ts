import { addDays, addMonths, type Day, daysBetween } from '#kernel/days.ts'
import { decimal, printDecimal, rounded, times } from '#kernel/decimal.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import { type Currency, decimalsOf, partOf } from '#kernel/money.ts'
import { startOf } from './line-spans.ts'
import type { Line } from './lines.ts'
import type { AgreementTerms, Escalator, NoticeWindow, PriceRise } from './terms.ts'

/** A month's value of an index: 1043 is 104.3 where the series has one decimal; only ratios count. */
export type IndexValue = { month: string; value: number }

/** The rises that happen, in order: those whose notice was given in its window. No notice, no rise. */
export function risesInForce(agreement: AgreementTerms): PriceRise[] {
  const escalator = agreement.versions.findLast(({ terms }) => terms.escalator)?.terms.escalator
  const rises = agreement.rises ?? []
  return rises
    .filter((rise) => isNoticed(rise, escalator?.notice))
    .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))
}

/** Whether notice was given in its window; without a window any day before the rise is in time. */
export function isNoticed({ effectiveOn, noticedOn }: PriceRise, window: NoticeWindow | undefined): boolean {
  if (noticedOn === null) return false
  const days = daysBetween(noticedOn, effectiveOn)
  return days >= (window?.latestDays ?? 0) && days <= (window?.earliestDays ?? Number.POSITIVE_INFINITY)
}

/**
 * The price of a line on a day: as stated, raised once for each rise since it was stated, each time rounded
 * to the decimals that it was stated with. Lines that opt out, and what is only passed on, keep theirs.
 */
export function raisedPrice(
  line: Line,
  pricedSince: Day,
  day: Day,
  rises: readonly PriceRise[],
  currency: Currency,
): string {
  if (!('unitPrice' in line)) return '0'
  if (!escalates(line)) return line.unitPrice
  const stated = decimal(line.unitPrice)
  const scale = Math.max(stated.scale, decimalsOf(currency))
  const due = rises.filter(({ effectiveOn }) => pricedSince < effectiveOn && effectiveOn <= day)
  if (due.length === 0) return line.unitPrice
  const raised = due.reduce(
    (price, { bp }) => rounded(times(price, { digits: BigInt(10_000 + bp), scale: 4 }), scale),
    stated,
  )
  return printDecimal(raised)
}

function escalates(line: Line): boolean {
  if (line.kind === 'block' || line.kind === 'one-time' || line.kind === 'discounted-labour') return false
  return line.escalates ?? line.passThrough !== true
}

/** The agreement's next anniversary on or after a day: when a rise becomes effective. */
export function nextAnniversary(agreement: AgreementTerms, onOrAfter: Day): Day {
  const start = startOf(agreement)
  for (let years = 1; ; years += 1) {
    const anniversary = addMonths(start, 12 * years)
    if (anniversary >= onOrAfter) return anniversary
  }
}

/** First and last day on which notice of a rise is in time. */
export function noticeDays(effectiveOn: Day, window: NoticeWindow): { from: Day | null; to: Day } {
  const { earliestDays, latestDays } = window
  return {
    from: earliestDays === undefined ? null : addDays(effectiveOn, -earliestDays),
    to: addDays(effectiveOn, -latestDays),
  }
}

/**
 * How much prices rise on an anniversary, in basis points: the fixed share, or the index of the month `lagMonths`
 * before against the last month used, within floor and cap. A falling index without a floor is no rise.
 */
export function riseBp(
  escalator: Escalator,
  effectiveOn: Day,
  series: readonly IndexValue[] = [],
  previousRiseOn?: Day,
): Decision<number, 'index-month-missing'> {
  if (escalator.kind === 'fixed') return yes(escalator.bp)
  const month = addMonths(effectiveOn, -escalator.lagMonths).slice(0, 7)
  const base = previousRiseOn
    ? addMonths(previousRiseOn, -escalator.lagMonths).slice(0, 7)
    : escalator.baseMonth
  const now = series.find((value) => value.month === month)
  const then = series.find((value) => value.month === base)
  if (!now || !then) return no('index-month-missing', { month: now ? base : month, series: escalator.series })
  const bp = partOf(10_000, now.value, then.value) - 10_000
  return yes(Math.min(Math.max(bp, escalator.floorBp ?? 0), escalator.capBp ?? Number.POSITIVE_INFINITY))
}
