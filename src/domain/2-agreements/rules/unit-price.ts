import { decimal, rounded, times, wholeNumber } from '#kernel/decimal.ts'
import { type Currency, decimalsOf, safeMinor } from '#kernel/money.ts'

/** unitPrice × quantity in minor units, rounded once, half away from zero. */
export function minorOf(unitPrice: string, quantity: number, currency: Currency): number {
  const exact = times(decimal(unitPrice), wholeNumber(quantity))
  return safeMinor(rounded(exact, decimalsOf(currency)).digits)
}
