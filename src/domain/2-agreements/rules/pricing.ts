import { type Currency, decimalsOf } from '#kernel/money.ts'
import { amountOf, type HourlyPrice } from './draw-lots.ts'
import type { OpenAgreement, OpenVersion } from './open-agreement.ts'
import { type Premiums, premiumsOf } from './premiums.ts'
import type { RateList } from './rate-card.ts'
import type { RatedPiece } from './rated.ts'
import { firmRate, listOn, type Rate, rateFor } from './rates.ts'
import { numberOfDay } from './remembered-days.ts'
import { roundedRatio } from './rounded-ratio.ts'
import type { FirmRules } from './split-work.ts'
import type { Work } from './work.ts'
import { picks } from './work-filter.ts'

const WHOLE = 10_000
/** Millionths of the major unit in a minor unit, by the currency's decimals. */
const MILLIONTHS = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1]

/** What a stretch of work costs by the hour: at list, and under these terms. */
export type Pricing = {
  currency: Currency
  list: RateList
  listRateMinor: number
  premiums: Premiums
  rate: Rate
  discountBp: number
  hourly: HourlyPrice
}

/**
 * Prices by the list of the work date (rates by the locked one, where the agreement locks them): base rate,
 * one multiplier, the agreement's discount, floor and ceiling. Undefined when no list is in force.
 */
export function pricingOf(
  work: Work,
  agreement: OpenAgreement | null,
  version: OpenVersion | null,
  firm: FirmRules,
): Pricing | undefined {
  const currency = agreement?.currency ?? firm.rateCard.currency
  const list = listOn(firm.lists, currency, work.pricedOn)
  if (!list) return undefined
  const lockedOn = version?.terms.rates?.lockedOn
  const ratedBy = lockedOn === undefined ? list : listOn(firm.lists, currency, numberOfDay(lockedOn))
  if (!ratedBy) return undefined
  const rate = rateFor(work.entry, version, firm.rateCard.clients?.[work.entry.clientId], ratedBy)
  const premiums = premiumsOf(work, version, list)
  const discountBp = version ? discountOf(work, version) : 0
  const hourly = hourlyPrice(rate.minor, premiums.billedBp, currency)
  if (discountBp > 0) hourly.micro = roundedRatio(hourly.micro, WHOLE - discountBp, WHOLE)
  hourly.micro = withinBounds(hourly, version, list)
  return {
    currency,
    list,
    listRateMinor: firmRate(work.entry, list).minor,
    premiums,
    rate,
    discountBp,
    hourly,
  }
}

/** An explicit overage rate is final: multiplied, but neither discounted nor bounded. */
export function overagePricing(pricing: Pricing, rateMinor: number | undefined): Pricing {
  if (rateMinor === undefined) return pricing
  return {
    ...pricing,
    rate: { minor: rateMinor, from: 'overage' },
    discountBp: 0,
    hourly: hourlyPrice(rateMinor, pricing.premiums.billedBp, pricing.currency),
  }
}

/** An hourly price to six decimals of the major unit. */
export function hourlyPrice(rateMinor: number, multiplierBp: number, currency: Currency): HourlyPrice {
  const microPerMinor = MILLIONTHS[decimalsOf(currency)] ?? 1
  return { micro: roundedRatio(rateMinor * multiplierBp, microPerMinor, WHOLE), microPerMinor }
}

/** The largest discount that the agreement gives on this work; discounts don't add up. */
function discountOf(work: Work, version: OpenVersion): number {
  let bp = 0
  for (const discount of version.discounts) {
    if (discount.bp > bp && (!discount.where || picks(discount.where, work.entry, work.class)))
      bp = discount.bp
  }
  return bp
}

function withinBounds(
  { micro, microPerMinor }: HourlyPrice,
  version: OpenVersion | null,
  list: RateList,
): number {
  const floor = version?.terms.rates?.floorMinor ?? list.floorMinor
  const ceiling = version?.terms.rates?.ceilingMinor ?? list.ceilingMinor
  const raised = floor === undefined ? micro : Math.max(micro, floor * microPerMinor)
  return ceiling === undefined ? raised : Math.min(raised, ceiling * microPerMinor)
}

/** Puts what the minutes are worth at list on the piece, and what of it the waived premiums are. */
export function value(
  piece: RatedPiece,
  minutes: number,
  { listRateMinor, premiums, currency }: Pricing,
): void {
  const { listBp, billedBp } = premiums
  piece.currency = currency
  piece.listRateMinor = listRateMinor
  piece.listMultiplierBp = listBp
  piece.multiplierBp = billedBp
  piece.multiplierFrom = premiums.billedFrom
  piece.waived = premiums.waived
  piece.listMinor = roundedRatio(minutes, listRateMinor * listBp, 60 * WHOLE)
  piece.waivedMinor =
    listBp === billedBp ? 0 : roundedRatio(minutes, listRateMinor * (listBp - billedBp), 60 * WHOLE)
}

/**
 * Values and prices the minutes; answers the amount. What list and amount differ by is waived premium at
 * list, then the difference of the rates, then the discount as the residue, so that the sum is exact; where
 * nothing is discounted the odd cent goes to the one before.
 */
export function price(piece: RatedPiece, minutes: number, pricing: Pricing, amountMinor?: number): number {
  const { rate, discountBp, hourly, listRateMinor, premiums } = pricing
  value(piece, minutes, pricing)
  piece.rateMinor = rate.minor
  piece.rateFrom = rate.from
  piece.discountBp = discountBp
  piece.hourlyMicro = hourly.micro
  const amount = amountMinor ?? amountOf(minutes, hourly)
  const saved = piece.listMinor - amount - piece.waivedMinor
  const undiscounted = hourlyPrice(rate.minor, premiums.billedBp, pricing.currency)
  const isPlain = undiscounted.micro === hourly.micro && amountMinor === undefined
  if (isPlain && rate.minor !== listRateMinor) piece.rateSavingMinor = saved
  else if (isPlain && piece.waivedMinor !== 0) piece.waivedMinor += saved
  else {
    const difference = (listRateMinor - rate.minor) * premiums.billedBp
    piece.rateSavingMinor = roundedRatio(minutes, difference, 60 * WHOLE)
    piece.discountMinor = saved - piece.rateSavingMinor
  }
  return amount
}
