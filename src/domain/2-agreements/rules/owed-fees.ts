import type { Day } from '#kernel/days.ts'
import { type Decimal, minus } from '#kernel/decimal.ts'
import type { Period } from '#kernel/periods.ts'
import { serviceFraction } from '#kernel/proration.ts'
import { type CountFact, changeDays, quantityOn } from './counts.ts'
import { type FeeDue, minorAmount, priceText, shareMinor, wholeAmount } from './fee.ts'
import type { FeePeriod, FeeSegment } from './fee-segments.ts'
import type { AgreementTerms } from './terms.ts'

/** A period of one line, with what is needed to say what it owes. */
export type OwedPeriod = {
  agreement: AgreementTerms
  period: FeePeriod
  segments: readonly FeeSegment[]
  counts: readonly CountFact[]
}

/** In advance: each stretch of one price for the count of the billing day. */
export function feesInAdvance(owed: OwedPeriod): FeeDue[] {
  const { period, segments } = owed
  return segments.flatMap((segment) =>
    charge(owed, segment, segment, {
      key: keyOf(segment, period, segment.from),
      kind: 'fee',
      dueOn: period.from,
      quantity: quantityAt(owed, segment, period.from),
    }),
  )
}

/**
 * What a period billed in advance owes on top, the next time: for each change of the count the units more or
 * fewer, by the days left; for the highest count of the period the units above those billed.
 */
export function trueUps(owed: OwedPeriod): FeeDue[] {
  const { period, segments, counts } = owed
  const last = segments.at(-1)
  if (!last) return []
  const dueOn = last.toExclusive
  return segments.flatMap((segment) => {
    const rule = segment.quantity?.rule
    const days = changeDays(segment.quantity, counts, period.from, segment.toExclusive)
    if (rule === 'highest-of-period') return highest(owed, segment, days, dueOn)
    if (rule !== 'by-day') return []
    return days.flatMap((day, index) => {
      const before = quantityAt(owed, segment, days[index - 1] ?? period.from)
      const service = { from: day > segment.from ? day : segment.from, toExclusive: segment.toExclusive }
      const key = `${keyOf(segment, period, segment.from)}+${day}`
      return charge(owed, segment, service, {
        key,
        kind: 'true-up',
        dueOn,
        quantity: quantityAt(owed, segment, day),
        before,
      })
    })
  })
}

function highest(owed: OwedPeriod, segment: FeeSegment, days: readonly Day[], dueOn: Day): FeeDue[] {
  const before = quantityAt(owed, segment, owed.period.from)
  const quantity = Math.max(before, ...days.map((day) => quantityAt(owed, segment, day)))
  const key = `${keyOf(segment, owed.period, segment.from)}+highest`
  return charge(owed, segment, segment, { key, kind: 'true-up', dueOn, quantity, before })
}

/** In arrears, when all is known: by the day, the highest count, or that of the billing day. */
export function feesInArrears(owed: OwedPeriod): FeeDue[] {
  const { period, segments, counts } = owed
  const dueOn = segments.at(-1)?.toExclusive ?? period.toExclusive
  return segments.flatMap((segment) => {
    const days = changeDays(segment.quantity, counts, segment.from, segment.toExclusive)
    const starts = segment.quantity?.rule === 'by-day' ? [segment.from, ...days] : [segment.from]
    return starts.flatMap((from, index) => {
      const service = { from, toExclusive: starts[index + 1] ?? segment.toExclusive }
      const quantity = quantityInArrears(owed, segment, from, dueOn)
      return charge(owed, segment, service, {
        key: keyOf(segment, period, from),
        kind: 'fee',
        dueOn,
        quantity,
      })
    })
  })
}

function quantityInArrears(owed: OwedPeriod, segment: FeeSegment, day: Day, billedOn: Day): number {
  if (segment.quantity?.rule === 'on-billing-day') return quantityAt(owed, segment, billedOn)
  if (segment.quantity?.rule !== 'highest-of-period') return quantityAt(owed, segment, day)
  const days = changeDays(segment.quantity, owed.counts, owed.period.from, segment.toExclusive)
  return Math.max(...[owed.period.from, ...days].map((each) => quantityAt(owed, segment, each)))
}

const quantityAt = ({ counts, period }: OwedPeriod, segment: FeeSegment, day: Day) =>
  quantityOn(segment.quantity, counts, day, { period: period.from, term: segment.termStart })

/** The line's key and the period's first day; stretches that begin later add theirs. */
function keyOf({ span }: FeeSegment, period: Period, from: Day): string {
  const name = `${span.line.key}/${period.from}`
  return from === period.from ? name : `${name}@${from}`
}

type Owing = { key: string; kind: 'fee' | 'true-up'; dueOn: Day; quantity: number; before?: number }

/** A charge for a quantity, or for what it is more (or fewer) than the one before; nothing for no difference. */
function charge(owed: OwedPeriod, segment: FeeSegment, service: Period, owing: Owing): FeeDue[] {
  const { agreement, period } = owed
  const { unitPrice, minimumMinor, span } = segment
  const { quantity, before, key, kind, dueOn } = owing
  const minimum = minimumMinor > 0 ? minorAmount(minimumMinor, agreement.currency) : undefined
  const whole = wholeAmount(quantity, unitPrice, minimum)
  const amount = before === undefined ? whole : minus(whole, wholeAmount(before, unitPrice, minimum))
  const units = quantity - (before ?? 0)
  const isByUnit = sameAmount(amount, wholeAmount(units, unitPrice, undefined))
  const share = serviceFraction(period.whole, service)
  if (amount.digits === 0n && kind === 'true-up') return []
  return [
    {
      key,
      corrects: null,
      agreementId: agreement.id,
      lineKey: span.line.key,
      name: span.line.name,
      kind,
      service: { from: service.from, toExclusive: service.toExclusive },
      whole: period.whole,
      share,
      quantity: isByUnit ? units : amount.digits < 0n ? -1 : 1,
      unitPrice: isByUnit ? unitPrice : priceText(amount),
      netMinor: shareMinor(amount, share, agreement.currency),
      currency: agreement.currency,
      dueOn,
      passThrough: span.line.passThrough ?? false,
    },
  ]
}

const sameAmount = (a: Decimal, b: Decimal) => minus(a, b).digits === 0n
