import type { AggregateReason } from '#actuary/aggregate.ts'
import { blockOf } from '#actuary/block.ts'
import type { FeeSheet } from '#actuary/premium.ts'
import type { PriceSheet } from '#actuary/price-sheet.ts'
import type { RetainerReason } from '#actuary/retainer.ts'
import { rolloverWords } from '#agreements/rules'
import { type Decision, yes } from '#kernel/decision.ts'
import { type PriceQuestion, sizedRollover } from './sheet-input.ts'

export type Years = { light: number; usual: number; heavy: number }

/** One way to sell the covered work. Money is of all months ahead, but the price. */
export type Package = {
  kind: 'fixed-fee' | 'retainer' | 'block'
  /** Per month; a block's is its price. */
  priceMinor: number
  /** Per endpoint and month; null for a block. */
  perEndpointMinor: number | null
  /** Whether allowance and price are the plan's own. */
  isOwn: boolean
  hours: number | null
  /** What becomes of unused hours, in words; null where there are none month by month. */
  unused: string | null
  expectedIncomeMinor: number
  expectedHours: number
  expectedCostMinor: number
  expectedMarginMinor: number
  /** What an hour of work brings, costs of tools and visits taken off; null where no work is expected. */
  effectiveHourlyMinor: number | null
  chanceOfLoss: number
  lossWhenItGoesWrongMinor: number
  /** What the client pays in all, work outside the cover too. */
  clientPays: Years
  monthlyRecurringMinor: number
}

/** What the client would pay for covered and for other work by the hour, in the three years. */
export type ByTheHour = { outside: Years; all: Years; outsideHours: number; outsideMinor: number }

export function packagesOf(
  question: PriceQuestion,
  sheet: PriceSheet,
  fee: FeeSheet,
  hourly: ByTheHour,
): Decision<Package[], RetainerReason | AggregateReason> {
  const retainer = retainerPackage(question, sheet, hourly)
  if (!retainer.yes) return retainer
  return yes([
    fixedFeePackage(question, sheet, fee, hourly),
    retainer.value,
    blockPackage(question, sheet, hourly),
  ])
}

function fixedFeePackage(
  question: PriceQuestion,
  sheet: PriceSheet,
  { principles }: FeeSheet,
  hourly: ByTheHour,
): Package {
  const { choices } = question
  const fee = principles.valueAtRisk
  return {
    kind: 'fixed-fee',
    priceMinor: Math.round(fee.feeMinor / choices.months),
    isOwn: false,
    hours: null,
    unused: null,
    perEndpointMinor: Math.round(fee.feeMinor / choices.months / choices.endpoints),
    ...outcome(question, sheet.hours.mean, fee.feeMinor),
    chanceOfLoss: fee.probabilityOfLoss,
    lossWhenItGoesWrongMinor: Math.round(fee.expectedLossGivenLossMinor),
    clientPays: everyYear((year) => fee.feeMinor + hourly.outside[year]),
    monthlyRecurringMinor: Math.round(fee.feeMinor / choices.months),
  }
}

/** Hours sold ahead month by month; what goes beyond is billed at the overage rate. */
function retainerPackage(
  question: PriceQuestion,
  sheet: PriceSheet,
  hourly: ByTheHour,
): Decision<Package, RetainerReason | AggregateReason> {
  const { choices, assumed, offer } = question
  const { hours, sheet: year } = sheet.retainer
  const isOwn = offer.retainer !== null && offer.monthlyMinor > 0
  const monthly = isOwn
    ? offer.monthlyMinor
    : roundedUp(hours * choices.hourlyRateMinor * (1 - assumed.retainerDiscount), choices.roundToMinor)
  const overageMinor = offer.retainer?.overageMinor ?? choices.hourlyRateMinor
  const fees = monthly * choices.months
  const paid: Partial<Years> = {}
  for (const name of ['light', 'usual', 'heavy'] as const) {
    const beyond = sheet.retainer.overageIn(sheet.years[name])
    if (!beyond.yes) return beyond
    paid[name] = fees + Math.round(beyond.value * overageMinor) + hourly.outside[name]
  }
  return yes({
    kind: 'retainer',
    priceMinor: monthly,
    isOwn,
    hours,
    unused:
      offer.retainer?.unused ?? rolloverWords(sizedRollover, { unit: 'minutes', amount: hours * 60 }, String),
    perEndpointMinor: Math.round(monthly / choices.endpoints),
    ...outcome(question, year.expectedUsed, fees + Math.round(year.expectedOverage * overageMinor)),
    ...soldByTheHour(question, sheet, { fees, hours: hours * choices.months, overageMinor }),
    clientPays: everyYear((name) => paid[name] ?? 0),
    monthlyRecurringMinor: monthly,
  })
}

function blockPackage(question: PriceQuestion, sheet: PriceSheet, hourly: ByTheHour): Package {
  const { choices, assumed, offer } = question
  const own = offer.block
  const block = own ? blockOf(sheet.hours, own.hours) : sheet.block
  const { hours, expectedUsed, expectedOverage } = block
  const priceMinor =
    own?.priceMinor ??
    roundedUp(hours * choices.hourlyRateMinor * (1 - assumed.blockDiscount), choices.roundToMinor)
  const overageMinor = own?.overageMinor ?? choices.hourlyRateMinor
  const beyond = (yearHours: number) => Math.max(0, yearHours - hours) * overageMinor
  return {
    kind: 'block',
    priceMinor,
    isOwn: own !== null,
    hours,
    unused: null,
    perEndpointMinor: null,
    ...outcome(
      question,
      expectedUsed + expectedOverage,
      priceMinor + Math.round(expectedOverage * overageMinor),
    ),
    ...soldByTheHour(question, sheet, { fees: priceMinor, hours, overageMinor }),
    clientPays: everyYear(
      (year) => priceMinor + Math.round(beyond(sheet.years[year])) + hourly.outside[year],
    ),
    monthlyRecurringMinor: 0,
  }
}

/** What is expected of an income: one formula for all three ways. */
function outcome({ choices }: PriceQuestion, hours: number, incomeMinor: number) {
  const fixed = Math.round((choices.fixedPerYearMinor * choices.months) / 12)
  const cost = Math.round(hours * choices.costPerHourMinor) + fixed
  return {
    expectedIncomeMinor: incomeMinor,
    expectedHours: hours,
    expectedCostMinor: cost,
    expectedMarginMinor: incomeMinor - cost,
    effectiveHourlyMinor: hours > 0 ? Math.round((incomeMinor - fixed) / hours) : null,
  }
}

type Sold = { fees: number; hours: number; overageMinor: number }

/** Chance and size of a loss where fees buy hours and every hour beyond is billed, over the distribution of a year's hours. */
function soldByTheHour({ choices }: PriceQuestion, { hours }: PriceSheet, sold: Sold) {
  const { costPerHourMinor, fixedPerYearMinor, months } = choices
  let chance = 0
  let loss = 0
  for (const [index, mass] of hours.pmf.entries()) {
    const worked = index * hours.span
    const earned = sold.fees + Math.max(0, worked - sold.hours) * sold.overageMinor
    const margin = earned - worked * costPerHourMinor - (fixedPerYearMinor * months) / 12
    if (margin >= 0) continue
    chance += mass
    loss -= mass * margin
  }
  return { chanceOfLoss: chance, lossWhenItGoesWrongMinor: chance > 0 ? Math.round(loss / chance) : 0 }
}

const everyYear = (of: (year: keyof Years) => number): Years => ({
  light: of('light'),
  usual: of('usual'),
  heavy: of('heavy'),
})

export const roundedUp = (minor: number, step: number) => Math.ceil(minor / step - 1e-9) * step
