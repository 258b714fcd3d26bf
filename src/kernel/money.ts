import { decimal, divideHalfAway, isDecimal, printDecimal, rounded } from './decimal.ts'
import { type Decision, no, yes } from './decision.ts'

/** ISO 4217 code ('EUR'). */
export type Currency = string

/** Integer minor units (cents) of one currency. Amounts of different currencies are never added. */
export type Money = { minor: number; currency: Currency }

/** ISO 4217: decimals of the currencies that don't have two. */
const decimalsByCurrency: Record<string, number> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
}

export const isCurrency = (code: string): boolean => /^[A-Z]{3}$/.test(code)
export const decimalsOf = (currency: Currency): number => decimalsByCurrency[currency] ?? 2

/** Reads '1050.00' exactly; more decimals than the currency has are refused, not rounded. */
export function parseAmount(
  text: string,
  currency: Currency,
): Decision<Money, 'not-an-amount' | 'too-many-decimals'> {
  if (!isDecimal(text)) return no('not-an-amount', { given: text })
  const exact = decimal(text)
  const amount = rounded(exact, decimalsOf(currency))
  if (amount.digits * 10n ** BigInt(exact.scale) !== exact.digits * 10n ** BigInt(amount.scale)) {
    return no('too-many-decimals', { given: text, decimals: decimalsOf(currency) })
  }
  return yes({ minor: safeMinor(amount.digits), currency })
}

/** 105000 EUR is '1050.00'. Screens print by locale; files and invoices print this. */
export const printAmount = (minor: number, currency: Currency): string =>
  printDecimal({ digits: BigInt(minor), scale: decimalsOf(currency) })

/** minor × part ÷ whole, exact, rounded once half away from zero. */
export const partOf = (minor: number, part: number, whole: number): number =>
  safeMinor(divideHalfAway(BigInt(minor) * BigInt(part), BigInt(whole)))

/**
 * Splits an amount by whole-number weights so that the parts sum to it exactly: each gets its share
 * rounded towards zero, and the units left over go one by one to the largest remainders, earlier first.
 */
export function shareOut(minor: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0) || weights.some((weight) => !Number.isInteger(weight) || weight < 0)) {
    throw new RangeError('Weights are whole numbers, none negative and not all zero')
  }
  const exact = weights.map((weight) => BigInt(Math.abs(minor)) * BigInt(weight))
  const shares = exact.map((share) => Number(share / BigInt(total)))
  const remainders = exact.map((share, index) => ({ index, remainder: Number(share % BigInt(total)) }))
  const left = Math.abs(minor) - shares.reduce((sum, share) => sum + share, 0)
  for (const { index } of remainders.sort(byLargestRemainder).slice(0, left)) {
    shares[index] = (shares[index] ?? 0) + 1
  }
  return minor < 0 ? shares.map((share) => 0 - share) : shares
}

/** Minor units as a number; beyond 2^53 a number would silently lie, so it throws. */
export function safeMinor(minor: bigint): number {
  const number = Number(minor)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${minor} minor units are too many`)
  return number
}

type Remainder = { index: number; remainder: number }
const byLargestRemainder = (a: Remainder, b: Remainder) => b.remainder - a.remainder || a.index - b.index
