import type { Day } from '#kernel/days.ts'
import { type Decimal, decimal, dividedBy, printDecimal, times, wholeNumber } from '#kernel/decimal.ts'
import { type Currency, decimalsOf, safeMinor } from '#kernel/money.ts'
import type { Period } from '#kernel/periods.ts'
import type { Fraction } from '#kernel/proration.ts'

/** One line that a bill owes for an agreement's fee. net = quantity × unitPrice × share, rounded once. */
export type FeeDue = {
  /** Names the charge; the same charge always has the same name, so it is billed once. */
  key: string
  /** Of a correction: the charge it puts right. */
  corrects: string | null
  agreementId: string
  lineKey: string
  name: string
  kind: 'fee' | 'true-up' | 'correction' | 'block' | 'one-time'
  /** The days charged for, and the whole period they belong to. */
  service: Period
  whole: Period
  share: Fraction
  quantity: number
  /** In the major unit, up to six decimals; never negative: a credit has a negative quantity. */
  unitPrice: string
  netMinor: number
  currency: Currency
  /** The first day on which it is billed. */
  dueOn: Day
  passThrough: boolean
}

/** What was billed before, kept from the `FeeDue` lines of issued invoices. */
export type BilledFee = Pick<FeeDue, 'key' | 'corrects' | 'netMinor' | 'dueOn'> &
  Partial<Pick<FeeDue, 'service' | 'quantity' | 'unitPrice'>>

/**
 * The last day up to which fees were billed without a record: of all lines, or by line (lines that aren't named
 * were never billed).
 */
export type BilledThrough = Day | null | Readonly<Record<string, Day>>

export const billedThroughOf = (lineKey: string, billedThrough: BilledThrough): Day | null =>
  typeof billedThrough === 'object' && billedThrough !== null
    ? (billedThrough[lineKey] ?? null)
    : billedThrough

/** What a whole period costs: quantity × price, at least the line's minimum. */
export function wholeAmount(quantity: number, unitPrice: string, minimum: Decimal | undefined): Decimal {
  const amount = times(decimal(unitPrice), wholeNumber(quantity))
  return minimum && isLess(amount, minimum) ? minimum : amount
}

/** amount × days ÷ days of the whole period, in minor units, rounded once, half away from zero. */
export function shareMinor(amount: Decimal, { days, of }: Fraction, currency: Currency): number {
  return safeMinor(dividedBy(times(amount, wholeNumber(days)), wholeNumber(of), decimalsOf(currency)).digits)
}

export const priceText = (amount: Decimal): string =>
  printDecimal(amount.digits < 0n ? { digits: -amount.digits, scale: amount.scale } : amount)

export const minorAmount = (minor: number, currency: Currency): Decimal => ({
  digits: BigInt(minor),
  scale: decimalsOf(currency),
})

function isLess(a: Decimal, b: Decimal) {
  const scale = Math.max(a.scale, b.scale)
  return a.digits * 10n ** BigInt(scale - a.scale) < b.digits * 10n ** BigInt(scale - b.scale)
}
