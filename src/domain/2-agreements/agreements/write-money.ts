import { printAmount } from '#kernel/money.ts'
import type { WriteMoney } from '../rules/words.ts'

/** Amounts in words that a program reads too: 115.00 EUR. */
export const writeMoney =
  (currency: string): WriteMoney =>
  (minor) =>
    `${printAmount(minor, currency)} ${currency}`
