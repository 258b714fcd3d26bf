import { addDays, addMonths, type Day } from '#kernel/days.ts'
import { billingPeriods } from '#kernel/periods.ts'
import type { CountFact } from './counts.ts'
import { type LineSpan, lineSpans, startOf } from './line-spans.ts'
import type { BlockLine } from './lines.ts'
import type { Lot } from './lots.ts'
import { periodGrants } from './period-grants.ts'
import type { AgreementTerms } from './terms.ts'
import { minorOf } from './unit-price.ts'

/**
 * The lots that an agreement's lines grant by rule and that can be used on or before the day: a retainer's and
 * a cap's period by period, each with the window that its roll-over rule gives it, and blocks. An allowance
 * follows the fee in a first period that isn't whole (minutes up to the next 15); one that grows in the middle
 * of a period adds its share of the rest, one that shrinks does so from the next period on. One that is so much
 * for each user goes by `counts`, as the line's fee does. Ids are agreement/line/first day, so the same grant always has the same name.
 */
export function grantsFor(
  agreement: AgreementTerms,
  throughDay: Day,
  counts: readonly CountFact[] = [],
): Lot[] {
  return [...lineSpans(agreement).values()].flatMap((spans) => [
    ...blocksOf(agreement, spans, throughDay),
    ...periodGrants(agreement, spans, throughDay, counts),
  ])
}

/** A block is bought on its line's first day, and again every so many months where the line says so. */
function blocksOf(agreement: AgreementTerms, spans: readonly LineSpan[], throughDay: Day): Lot[] {
  const start = spans[0]?.from ?? startOf(agreement)
  return spans.flatMap(({ line, from, toExclusive }) => {
    if (line.kind !== 'block') return []
    const days = line.everyMonths ? boughtEvery(start, line.everyMonths, throughDay) : [start]
    return days
      .filter((day) => day <= throughDay && from <= day && (toExclusive === null || day < toExclusive))
      .map((day) => blockLot(agreement, line, day, days.indexOf(day) + 1))
  })
}

const boughtEvery = (start: Day, intervalMonths: number, throughDay: Day) =>
  billingPeriods({ start, intervalMonths, anchor: 'anniversary' }, throughDay).map(({ from }) => from)

/** One block of a line, bought on a day. */
export function blockLot(
  agreement: { id: string; currency: string },
  line: BlockLine,
  on: Day,
  number: number,
): Lot {
  return {
    id: `${agreement.id}/${line.key}/${on}`,
    agreementId: agreement.id,
    lineKey: line.key,
    kind: 'block',
    number,
    unit: line.allowance.unit,
    granted: line.allowance.amount,
    usableFrom: on,
    usableTo: line.lifetimeMonths ? addDays(addMonths(on, line.lifetimeMonths), -1) : null,
    priceMinor: minorOf(line.unitPrice, 1, agreement.currency),
    currency: agreement.currency,
    needsPayment: line.usableWhen === 'paid',
    origin: 'bought',
  }
}
