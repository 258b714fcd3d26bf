import { addDays, type Day, earlierDay, laterDay } from '#kernel/days.ts'
import type { BillingPeriod, Period } from '#kernel/periods.ts'
import { billingPeriods } from '#kernel/periods.ts'
import { type LineSpan, startOf } from './line-spans.ts'
import type { FixedFeeLine, Quantity, RecurringItemLine, RetainerLine } from './lines.ts'
import { raisedPrice } from './price-rises.ts'
import type { AgreementTerms, PriceRise } from './terms.ts'

/** Lines that are paid period by period. */
export type PeriodicLine = FixedFeeLine | RetainerLine | RecurringItemLine
export type FeeSpan = LineSpan<PeriodicLine>

/** Days of a period in which a line costs the same for each unit. */
export type FeeSegment = Period & {
  unitPrice: string
  quantity: Quantity | undefined
  minimumMinor: number
  termStart: Day
  span: FeeSpan
}

/** A billing period of a line, with the whole period that its share is reckoned by. */
export type FeePeriod = BillingPeriod & { isFree: boolean }

/** The line's periods that begin on or before a day, cut at its first day; `firstPeriod` says what a cut one costs. */
export function feePeriods(agreement: AgreementTerms, run: readonly FeeSpan[], throughDay: Day): FeePeriod[] {
  const first = run[0] as FeeSpan
  const { billing, line } = first
  const start = billing.coTermWith ? startOf(agreement) : (line.startsOn ?? startOf(agreement))
  const rule = { start, intervalMonths: billing.intervalMonths, anchor: billing.anchor }
  const last = (run.at(-1) as FeeSpan).toExclusive
  return billingPeriods(rule, throughDay)
    .filter(({ from, toExclusive }) => toExclusive > first.from && (last === null || from < last))
    .map((period) => cutAtStart(period, first))
}

/** The period that a day of a span lies in. */
export function periodAt(agreement: AgreementTerms, span: LineSpan, day: Day): Period & { isFree: boolean } {
  const none = { from: day, toExclusive: day, isFree: false }
  return isPeriodic(span) ? (feePeriods(agreement, [span], day).at(-1) ?? none) : none
}

function cutAtStart(period: BillingPeriod, { from, billing }: FeeSpan): FeePeriod {
  const start = laterDay(period.from, from)
  const isFirst = from > period.whole.from && from < period.toExclusive
  const cut = { ...period, from: start, isFree: false }
  if (!isFirst) return cut
  if (billing.firstPeriod === 'full')
    return { ...cut, whole: { from: start, toExclusive: period.toExclusive } }
  const isFree = billing.firstPeriod === 'from-next-anchor' || billing.firstPeriod === 'free-until-anchor'
  return { ...cut, isFree }
}

/** Spans of a line that are billed in one rhythm; a change of the rhythm begins another run. */
export function feeRuns(spans: readonly LineSpan[]): FeeSpan[][] {
  const runs: FeeSpan[][] = []
  for (const span of spans.filter(isPeriodic)) {
    const run = runs.at(-1)
    if (run && rhythm(run[0] as FeeSpan) === rhythm(span)) run.push(span)
    else runs.push([span])
  }
  return runs
}

const rhythm = ({ billing }: FeeSpan) => `${billing.timing} ${billing.intervalMonths} ${billing.anchor}`

const isPeriodic = (span: LineSpan): span is FeeSpan =>
  span.line.kind === 'fixed-fee' || span.line.kind === 'retainer' || span.line.kind === 'recurring-item'

/**
 * The period in stretches of one price. With `knownOn` as it looked on that day: versions, rises and
 * suspensions of which nobody knew don't count, nor does an end.
 */
export function feeSegments(
  agreement: AgreementTerms,
  run: readonly FeeSpan[],
  rises: readonly PriceRise[],
  period: Period,
  knownOn?: Day,
): FeeSegment[] {
  const isKnown = (day: Day) => knownOn === undefined || day <= knownOn
  const spans = run.filter(({ version, from }) => isKnown(version.signedOn ?? from) || from <= period.from)
  const heard = rises.filter(({ noticedOn, effectiveOn }) => isKnown(noticedOn ?? effectiveOn))
  const pauses = (agreement.suspensions ?? []).filter(({ feeOwed, from }) => !feeOwed && isKnown(from))
  const days = [
    ...spans.flatMap(({ from, toExclusive }) => [from, toExclusive ?? '']),
    ...heard.map(({ effectiveOn }) => effectiveOn),
    ...pauses.flatMap(({ from, to }) => [from, to ?? '']),
  ]
  const segments: FeeSegment[] = []
  for (const stretch of cutAt(period, days)) {
    const span = spans.findLast(({ from }) => from <= stretch.from)
    const isOver = knownOn === undefined && span?.toExclusive && span.toExclusive <= stretch.from
    const isPaused = pauses.some(({ from, to }) => from <= stretch.from && (to === null || stretch.from < to))
    if (span && !isOver && !isPaused) add(segments, segmentOf(agreement, span, stretch, heard))
  }
  return segments
}

function segmentOf(
  { currency }: AgreementTerms,
  span: FeeSpan,
  stretch: Period,
  rises: readonly PriceRise[],
): FeeSegment {
  const { line, pricedSince, version } = span
  return {
    ...stretch,
    unitPrice: raisedPrice(line, pricedSince, stretch.from, rises, currency),
    quantity: line.quantity,
    minimumMinor: line.kind === 'fixed-fee' ? (line.minimumMinor ?? 0) : 0,
    termStart: version.startsOn,
    span,
  }
}

/** Stretches that cost the same are one. */
function add(segments: FeeSegment[], next: FeeSegment) {
  const last = segments.at(-1)
  const isSame =
    last?.toExclusive === next.from &&
    last.unitPrice === next.unitPrice &&
    last.minimumMinor === next.minimumMinor &&
    JSON.stringify(last.quantity) === JSON.stringify(next.quantity)
  if (last && isSame) last.toExclusive = next.toExclusive
  else segments.push(next)
}

function cutAt({ from, toExclusive }: Period, days: readonly Day[]): Period[] {
  const inside = [...new Set(days)].filter((day) => from < day && day < toExclusive).sort()
  const bounds = [from, ...inside, toExclusive]
  return inside.concat(toExclusive).map((end, index) => ({ from: bounds[index] as Day, toExclusive: end }))
}

/** The part of a period up to and with a day. */
export const throughOf = (period: Period, day: Day): Period => ({
  from: period.from,
  toExclusive: earlierDay(period.toExclusive, addDays(day, 1)),
})
