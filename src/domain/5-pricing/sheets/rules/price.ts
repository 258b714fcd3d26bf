import type { OwnExperience } from '#actuary/price-sheet/experience.ts'
import { assumedPriors, fourCells } from '#actuary/price-sheet/priors.ts'
import {
  type PriceSheet,
  type PriceSheetInput,
  type PriceSheetReason,
  priceSheet,
} from '#actuary/price-sheet.ts'
import type { Severity } from '#actuary/severity.ts'
import { type Decision, yes } from '#kernel/decision.ts'
import type { Book } from '../../history/rules/experience.ts'

export type PriceChoices = {
  endpoints: number
  months: number
  /** Chance of loss that the fee may have: 10 % is 0.1. */
  chanceOfLoss: number
  costPerHourMinor: number
  fixedPerYearMinor: number
  /** What an hour costs the client where it is sold by the hour. */
  hourlyRateMinor: number
  /** 1.1 is ten percent more tickets under a fixed fee. */
  moralHazard: number
  /** Product of the client's rating factors. */
  factor: number
  onboarding: boolean
  roundToMinor: number
}

/** The assumptions of a sheet in the actuary's form: book, own history, choices. */
export function sheetInput(book: Book, own: OwnExperience | null, choices: PriceChoices): PriceSheetInput {
  const { emergencyHoursFactor, shareStrength, hoursStrength, monthlyShockCv, onboarding } = assumedPriors
  const shares = { emergency: book.emergencyShare, afterHours: book.afterHoursShare }
  return {
    endpoints: choices.endpoints,
    months: choices.months,
    own,
    prior: book.prior,
    cells: fourCells(severityOf(book), shares, { emergencyHours: emergencyHoursFactor, afterHoursCost: 1 }),
    shareStrength,
    hoursStrength,
    frequencyFactor: choices.moralHazard * choices.factor,
    onboarding: choices.onboarding ? onboarding : undefined,
    monthlyShockCv,
    grid: { spanHours: 0.25, maxHours: 80 },
    fee: {
      costPerHourMinor: choices.costPerHourMinor,
      fixedPerYearMinor: choices.fixedPerYearMinor,
      target: { kind: 'client', pLoss: choices.chanceOfLoss },
      roundToMinor: choices.roundToMinor * choices.months,
    },
    retainer: { level: 0.8, stepHours: 0.5, rule: { mode: 'next-only' } },
    block: { level: 0.8, stepHours: 1 },
  }
}

/** Hours per ticket: the assumed shape, at the book's own mean where the book knows one. */
function severityOf(book: Book): Severity {
  const { severity } = assumedPriors
  if (book.meanHours === null) return severity
  const emergency = book.emergencyShare * (assumedPriors.emergencyHoursFactor - 1)
  const routineMean = book.meanHours / (1 + emergency)
  return { ...severity, meanlog: Math.log(routineMean) - severity.sdlog ** 2 / 2 }
}

export type Package = {
  kind: 'fixed-fee' | 'retainer' | 'block'
  /** Per month; a block's is its price. */
  priceMinor: number
  hours: number | null
  expectedHours: number
  expectedCostMinor: number
  expectedMarginMinor: number
  chanceOfLoss: number
  lossWhenItGoesWrongMinor: number
  /** What the client pays in a light, a usual and a heavy year. */
  clientPays: { light: number; usual: number; heavy: number }
}
export type Priced = {
  expectedTickets: number
  expectedHours: number
  years: { light: number; usual: number; heavy: number }
  timeAndMaterials: { light: number; usual: number; heavy: number }
  breakEvenMinor: number
  packages: Package[]
  z: number
  ownRate: number | null
  bookRate: number
  rate: number
  hoursPerTicket: number
  dispersion: number
  /** Chance of loss at monthly fees around the quoted one, for the curve. */
  curve: { feeMinor: number; chanceOfLoss: number; expectedMarginMinor: number }[]
}

/** Fixed fee, retainer and block side by side for one client. */
export function price(
  book: Book,
  own: OwnExperience | null,
  choices: PriceChoices,
): Decision<Priced, PriceSheetReason> {
  const made = priceSheet(sheetInput(book, own, choices))
  if (!made.yes) return made
  return yes(printed(made.value, choices))
}

function printed(sheet: PriceSheet, choices: PriceChoices): Priced {
  const { years, model } = sheet
  const hourly = (hours: number) => Math.round(hours * choices.hourlyRateMinor)
  return {
    expectedTickets: sheet.expectedTickets,
    expectedHours: sheet.hours.mean,
    years,
    timeAndMaterials: { light: hourly(years.light), usual: hourly(years.usual), heavy: hourly(years.heavy) },
    breakEvenMinor: Math.ceil(sheet.fixedFee.breakEvenMinor / choices.months),
    packages: [fixedFee(sheet, choices), retainer(sheet, choices), block(sheet, choices)],
    z: model.rate.z,
    ownRate: model.rate.own,
    bookRate: model.rate.prior,
    rate: model.rate.mean,
    hoursPerTicket: model.hoursPerTicket.mean,
    dispersion: model.dispersion,
    curve: curveOf(sheet, choices),
  }
}

function fixedFee(sheet: PriceSheet, { months }: PriceChoices): Package {
  const fee = sheet.fixedFee.principles.valueAtRisk
  const paid = fee.feeMinor
  return {
    kind: 'fixed-fee',
    priceMinor: Math.round(fee.feeMinor / months),
    hours: null,
    expectedHours: sheet.hours.mean,
    expectedCostMinor: Math.round(fee.feeMinor - fee.expectedMarginMinor),
    expectedMarginMinor: Math.round(fee.expectedMarginMinor),
    chanceOfLoss: fee.probabilityOfLoss,
    lossWhenItGoesWrongMinor: Math.round(fee.expectedLossGivenLossMinor),
    clientPays: { light: paid, usual: paid, heavy: paid },
  }
}

/** Hours sold at the hourly rate: a loss only where an hour costs more than it brings. */
function retainer(sheet: PriceSheet, choices: PriceChoices): Package {
  const { hours, sheet: year } = sheet.retainer
  const monthly = roundedUp(hours * choices.hourlyRateMinor * retainerShare, choices.roundToMinor)
  const fees = monthly * choices.months
  const overage = Math.round(year.expectedOverage * choices.hourlyRateMinor)
  const cost = Math.round(year.expectedUsed * choices.costPerHourMinor) + choices.fixedPerYearMinor
  const paidAt = (yearHours: number) =>
    fees + Math.max(0, Math.round((yearHours - hours * choices.months) * choices.hourlyRateMinor))
  const outcome = soldByTheHour(sheet, choices, fees, hours * choices.months)
  return {
    kind: 'retainer',
    priceMinor: monthly,
    hours,
    expectedHours: year.expectedUsed,
    expectedCostMinor: cost,
    expectedMarginMinor: fees + overage - cost,
    ...outcome,
    clientPays: {
      light: paidAt(sheet.years.light),
      usual: paidAt(sheet.years.usual),
      heavy: paidAt(sheet.years.heavy),
    },
  }
}

function block(sheet: PriceSheet, choices: PriceChoices): Package {
  const { hours, expectedUsed, expectedOverage } = sheet.block
  const priceMinor = roundedUp(hours * choices.hourlyRateMinor * blockShare, choices.roundToMinor)
  const overage = Math.round(expectedOverage * choices.hourlyRateMinor)
  const cost =
    Math.round((expectedUsed + expectedOverage) * choices.costPerHourMinor) + choices.fixedPerYearMinor
  const paidAt = (yearHours: number) =>
    priceMinor + Math.max(0, Math.round((yearHours - hours) * choices.hourlyRateMinor))
  return {
    kind: 'block',
    priceMinor,
    hours,
    expectedHours: expectedUsed + expectedOverage,
    expectedCostMinor: cost,
    expectedMarginMinor: priceMinor + overage - cost,
    ...soldByTheHour(sheet, choices, priceMinor, hours),
    clientPays: {
      light: paidAt(sheet.years.light),
      usual: paidAt(sheet.years.usual),
      heavy: paidAt(sheet.years.heavy),
    },
  }
}

// Hours bought ahead are cheaper than list: five percent off in a retainer, eight in a block.
const retainerShare = 0.95
const blockShare = 0.92

/** Chance and size of a loss where `fees` buy `hours` and every hour beyond is billed, over the distribution of hours. */
function soldByTheHour(sheet: PriceSheet, choices: PriceChoices, fees: number, hours: number) {
  const { pmf, span } = sheet.hours
  let chance = 0
  let loss = 0
  for (const [index, mass] of pmf.entries()) {
    const worked = index * span
    const earned = fees + Math.max(0, worked - hours) * choices.hourlyRateMinor
    const margin = earned - worked * choices.costPerHourMinor - choices.fixedPerYearMinor
    if (margin >= 0) continue
    chance += mass
    loss -= mass * margin
  }
  return { chanceOfLoss: chance, lossWhenItGoesWrongMinor: chance > 0 ? Math.round(loss / chance) : 0 }
}

function curveOf({ fixedFee }: PriceSheet, { months, roundToMinor }: PriceChoices) {
  const quoted = fixedFee.principles.valueAtRisk.feeMinor / months
  const low = Math.max(roundToMinor, roundedUp(fixedFee.breakEvenMinor / months / 2, roundToMinor))
  const step = Math.max(roundToMinor, roundedUp((quoted * 1.6 - low) / 40, roundToMinor))
  return Array.from({ length: 41 }, (_, index) => {
    const feeMinor = low + index * step
    const outlook = fixedFee.outlook(feeMinor * months)
    return {
      feeMinor,
      chanceOfLoss: outlook.probabilityOfLoss,
      expectedMarginMinor: Math.round(outlook.expectedMarginMinor),
    }
  })
}

const roundedUp = (minor: number, step: number) => Math.ceil(minor / step - 1e-9) * step
