import type { FeeSheet } from '#actuary/premium.ts'
import type { PriceChoices } from './choices.ts'
import { roundedUp } from './packages.ts'

/** What a monthly fee does to a year: exactly this fee, nothing between points is guessed. */
export type FeePoint = {
  feeMinor: number
  chanceOfLoss: number
  expectedMarginMinor: number
  lossWhenItGoesWrongMinor: number
}

/** About so many fees are looked at, on the steps in which fees are asked. */
const points = 80

/** Fees from half the break-even to well beyond the safe ones, and those given. */
export function lossCurve(
  fee: FeeSheet,
  { months, roundToMinor }: PriceChoices,
  given: readonly number[],
): FeePoint[] {
  const breakEven = fee.breakEvenMinor / months
  const quoted = fee.principles.valueAtRisk.feeMinor / months
  const highest = Math.max(quoted * 1.6, ...given.map((minor) => minor * 1.1))
  const low = Math.max(roundToMinor, roundedUp(breakEven / 2, roundToMinor))
  const step = Math.max(roundToMinor, roundedUp((highest - low) / points, roundToMinor))
  const count = Math.max(2, Math.ceil((highest - low) / step))
  const fees = Array.from({ length: count + 1 }, (_, index) => low + index * step)
  return [...new Set([...fees, quoted, ...given])]
    .sort((a, b) => a - b)
    .map((feeMinor) => pointOf(fee, feeMinor, months))
}

export function pointOf(fee: FeeSheet, feeMinor: number, months: number): FeePoint {
  const outlook = fee.outlook(feeMinor * months)
  return {
    feeMinor,
    chanceOfLoss: outlook.probabilityOfLoss,
    expectedMarginMinor: Math.round(outlook.expectedMarginMinor),
    lossWhenItGoesWrongMinor: Math.round(outlook.expectedLossGivenLossMinor),
  }
}
