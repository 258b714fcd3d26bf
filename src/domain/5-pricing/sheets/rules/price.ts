import type { SimulatedLine } from '#actuary/aggregate/simulate.ts'
import { sumAggregates } from '#actuary/aggregate/sum.ts'
import { type FeeSheet, priceFixedFee } from '#actuary/premium.ts'
import { type PriceSheet, type PriceSheetReason, priceSheet } from '#actuary/price-sheet.ts'
import { type Decision, yes } from '#kernel/decision.ts'
import { type Drivers, driversOf } from './drivers.ts'
import { type FeePoint, lossCurve, pointOf } from './loss-curve.ts'
import { type ByTheHour, type Package, packagesOf, type Years } from './packages.ts'
import { type PriceQuestion, sheetInput } from './sheet-input.ts'

export type Priced = {
  expectedTickets: number
  expectedHours: number
  /** Hours under the cover in a light, a usual and a heavy year: the 10, 50 and 90 % points. */
  years: Years
  timeAndMaterials: Years
  /** What is expected beside the cover, billed by the hour. */
  outside: { hours: number; minor: number }
  breakEvenMinor: number
  packages: Package[]
  /** The fee that meets the target for this client alone, and for the book where that was asked. */
  aloneMinor: number
  /** What the plan's own price would do, where it has a fee. */
  planPrice: FeePoint | null
  /** What will be asked: the fee somebody chose, else the plan's own, else the one named here. */
  asked: FeePoint
  z: number
  ownRate: number | null
  bookRate: number
  rate: number
  hoursPerTicket: { own: number | null; book: number; z: number; used: number }
  emergencyHoursShare: { own: number | null; book: number; used: number }
  coveredShare: number
  dispersion: number
  /** Average price of an hour at list over a plain hour, premiums in. */
  listFactor: number
  curve: FeePoint[]
  drivers: Drivers
}

/** The same work for simulation, from shapes instead of grids; above so many hours a year the asked fee loses. */
export type Simulation = { lines: SimulatedLine[]; lossAboveHours: number }

/** Fixed fee, retainer and block side by side for one client. */
export function price(
  question: PriceQuestion,
  askedMinor?: number,
): Decision<{ priced: Priced; simulation: Simulation; rateCv: number }, PriceSheetReason> {
  const made = priceSheet(sheetInput(question))
  if (!made.yes) return made
  const sheet = made.value
  const fee = feeFor(question, sheet)
  if (!fee.yes) return fee
  const hourly = byTheHour(question, sheet)
  const packages = packagesOf(question, sheet, fee.value, hourly)
  if (!packages.yes) return packages
  const priced = printed(question, sheet, { fee: fee.value, hourly, packages: packages.value, askedMinor })
  const { mean, sd } = sheet.model.rate
  return yes({ priced, simulation: simulationOf(question, sheet, priced), rateCv: sd / mean })
}

/** By the client's own safety, or by the book's: then the client carries its share of the margin the whole book needs. */
function feeFor(question: PriceQuestion, sheet: PriceSheet): Decision<FeeSheet, PriceSheetReason> {
  const { choices, others } = question
  if (choices.target === 'client') return yes(sheet.fixedFee)
  const book = others ? sumAggregates([others, sheet.costHours]) : yes(sheet.costHours)
  if (!book.yes) return book
  const { fee } = sheetInput(question)
  return priceFixedFee(sheet.costHours, {
    ...fee,
    target: { kind: 'book', pLoss: choices.chanceOfLoss, book: book.value },
  })
}

type Reckoned = { fee: FeeSheet; hourly: ByTheHour; packages: Package[]; askedMinor: number | undefined }

function printed(
  question: PriceQuestion,
  sheet: PriceSheet,
  { fee, hourly, packages, askedMinor }: Reckoned,
): Priced {
  const { choices, book, offer, own } = question
  const { model } = sheet
  const planMinor =
    offer.kinds.includes('fixed-fee') && offer.monthlyMinor > 0 ? offer.monthlyMinor : undefined
  const asked = askedMinor ?? planMinor ?? packages[0]?.priceMinor ?? 0
  const at = (feeMinor: number) => pointOf(fee, feeMinor, choices.months)
  return {
    expectedTickets: sheet.expectedTickets,
    expectedHours: sheet.hours.mean,
    years: sheet.years,
    timeAndMaterials: hourly.all,
    outside: { hours: hourly.outsideHours, minor: hourly.outsideMinor },
    breakEvenMinor: Math.ceil(fee.breakEvenMinor / choices.months),
    packages,
    aloneMinor: Math.round(sheet.fixedFee.principles.valueAtRisk.feeMinor / choices.months),
    planPrice: planMinor === undefined ? null : at(planMinor),
    asked: at(asked),
    z: model.rate.z,
    ownRate: model.rate.own,
    bookRate: model.rate.prior,
    rate: model.rate.mean,
    hoursPerTicket: {
      own: model.hoursPerTicket.own,
      book: model.hoursPerTicket.book,
      z: model.hoursPerTicket.z,
      used: model.hoursPerTicket.mean,
    },
    emergencyHoursShare: {
      own: own?.emergencyHoursShare ?? null,
      book: book.emergencyHoursShare,
      used: emergencyHours(question, sheet),
    },
    coveredShare: model.coveredShare,
    dispersion: model.dispersion,
    listFactor: averageOf(
      question,
      sheet,
      (place) => offer.cover[place]?.listFactor ?? 1,
      () => true,
    ),
    curve: lossCurve(fee, choices, [asked, ...(planMinor === undefined ? [] : [planMinor])]),
    drivers: driversOf(question, packages, model),
  }
}

/** Work by the hour in each year: outside the cover as the plan bills it, and all of it at list. */
function byTheHour(question: PriceQuestion, sheet: PriceSheet): ByTheHour {
  const { choices, offer } = question
  const isOutside = (place: number) => offer.cover[place]?.isCovered === false
  const billed = averageOf(question, sheet, (place) => offer.cover[place]?.billedFactor ?? 1, isOutside)
  const listed = averageOf(
    question,
    sheet,
    (place) => offer.cover[place]?.listFactor ?? 1,
    () => true,
  )
  // A heavy year is heavy inside and outside the cover alike.
  const outsidePerHour = sheet.hours.mean > 0 ? sheet.expectedHoursOutside / sheet.hours.mean : 0
  const outside = (hours: number) => Math.round(hours * outsidePerHour * billed * choices.hourlyRateMinor)
  const all = (hours: number) => Math.round(hours * (1 + outsidePerHour) * listed * choices.hourlyRateMinor)
  const { light, usual, heavy } = sheet.years
  return {
    outside: { light: outside(light), usual: outside(usual), heavy: outside(heavy) },
    all: { light: all(light), usual: all(usual), heavy: all(heavy) },
    outsideHours: sheet.expectedHoursOutside,
    outsideMinor: outside(sheet.hours.mean),
  }
}

/** A factor of the kinds averaged over their expected hours. */
function averageOf(
  { book }: PriceQuestion,
  { model }: PriceSheet,
  factorOf: (place: number) => number,
  isIn: (place: number) => boolean,
): number {
  let hours = 0
  let weighted = 0
  for (const [place, { severity }] of book.kinds.entries()) {
    if (!isIn(place)) continue
    const expected = (model.shares[place] ?? 0) * Math.exp(severity.meanlog + severity.sdlog ** 2 / 2)
    hours += expected
    weighted += expected * factorOf(place)
  }
  return hours > 0 ? weighted / hours : 1
}

function emergencyHours(question: PriceQuestion, sheet: PriceSheet): number {
  const { kinds } = question.book
  return averageOf(
    question,
    sheet,
    (place) => (kinds[place]?.emergency ? 1 : 0),
    () => true,
  )
}

function simulationOf(
  { choices }: PriceQuestion,
  { line, model }: PriceSheet,
  { asked }: Priced,
): Simulation {
  const { months, fixedPerYearMinor, costPerHourMinor } = choices
  const forHours = asked.feeMinor * months - (fixedPerYearMinor * months) / 12
  return {
    lines: [{ freq: line.freq, sev: model.ticketSeverity }],
    lossAboveHours: forHours / costPerHourMinor,
  }
}
