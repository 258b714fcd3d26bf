import type { Day } from '#kernel/days.ts'
import { dividedBy, wholeNumber } from '#kernel/decimal.ts'
import { type Currency, decimalsOf, safeMinor } from '#kernel/money.ts'
import { type CountFact, quantityOf, quantityOn, type Since } from './counts.ts'
import { minorAmount, wholeAmount } from './fee.ts'
import { periodAt } from './fee-segments.ts'
import { type LineSpan, lineSpans } from './line-spans.ts'
import type { Line } from './lines.ts'
import { raisedPrice, risesInForce } from './price-rises.ts'
import type { AgreementTerms, PriceRise } from './terms.ts'

/** What a line brings in each month on a day, in minor units of its agreement's currency. */
export type MonthlyRecurring = { lineKey: string; kind: Line['kind']; minor: number; passThrough: boolean }

/**
 * The recurring revenue of an agreement on a day: its lines in force by their dates, each normalised to a month
 * and rounded (half away from zero), to be added after that. A fee that a suspension waives is none.
 */
export function monthlyRecurring(
  agreement: AgreementTerms,
  day: Day,
  counts: readonly CountFact[],
): MonthlyRecurring[] {
  if (isWaived(agreement, day)) return []
  const rises = risesInForce(agreement)
  return [...lineSpans(agreement).values()].flatMap((spans) => {
    const span = spans.findLast(
      ({ from, toExclusive }) => from <= day && (toExclusive === null || day < toExclusive),
    )
    if (!span) return []
    const { line } = span
    const minor = monthlyRecurringMinor(line, day, counts, inForce(agreement, span, day, rises))
    return minor === 0 ? [] : [{ lineKey: line.key, kind: line.kind, minor, passThrough: isPassedOn(line) }]
  })
}

/** What a line alone doesn't say: how it is billed, and its price on the day where rises changed it. */
export type InForce = {
  currency: Currency
  intervalMonths: number
  unitPrice?: string
  since?: Since
  isFree?: boolean
}

/**
 * The one formula: quantity of the day × unit price (at least the minimum) ÷ months of the interval, rounded.
 * One-time lines, blocks bought once and what is billed only when asked for are 0.
 */
export function monthlyRecurringMinor(
  line: Line,
  day: Day,
  counts: readonly CountFact[],
  inForce: InForce,
): number {
  const months = recurringMonths(line, inForce.intervalMonths)
  if (months === undefined || !('unitPrice' in line) || inForce.isFree) return 0
  const quantity = quantityOf(line)
  const since = inForce.since ?? { period: day, term: day }
  // What is billed by the count of the billing day is owed for that count until the next.
  const countedOn = quantity?.rule === 'on-billing-day' ? since.period : day
  const minimum = line.kind === 'fixed-fee' ? line.minimumMinor : undefined
  const whole = wholeAmount(
    quantityOn(quantity, counts, countedOn, since),
    inForce.unitPrice ?? line.unitPrice,
    minimum === undefined ? undefined : minorAmount(minimum, inForce.currency),
  )
  return safeMinor(dividedBy(whole, wholeNumber(months), decimalsOf(inForce.currency)).digits)
}

function recurringMonths(line: Line, intervalMonths: number): number | undefined {
  switch (line.kind) {
    case 'fixed-fee':
    case 'recurring-item':
      return intervalMonths
    case 'retainer':
      return line.autoBilled === false ? undefined : intervalMonths
    case 'block':
      return line.autoBilled === false ? undefined : line.everyMonths
    default:
      return undefined
  }
}

function inForce(agreement: AgreementTerms, span: LineSpan, day: Day, rises: readonly PriceRise[]): InForce {
  const { line, billing, pricedSince, version } = span
  const period = periodAt(agreement, span, day)
  return {
    currency: agreement.currency,
    intervalMonths: billing.intervalMonths,
    unitPrice: raisedPrice(line, pricedSince, day, rises, agreement.currency),
    since: { period: period.from, term: version.startsOn },
    isFree: period.isFree,
  }
}

const isWaived = ({ suspensions = [] }: AgreementTerms, day: Day) =>
  suspensions.some(({ feeOwed, from, to }) => !feeOwed && from <= day && (to === null || day < to))

const isPassedOn = (line: Line) => 'passThrough' in line && line.passThrough === true
