import { type Decision, yes } from '#kernel/decision.ts'
import type { Aggregate } from './aggregate/reading.ts'
import { type AggregateLine, type AggregateReason, aggregate } from './aggregate.ts'
import { type BlockReason, type BlockSheet, type Exhaustion, sizeBlock, timeToExhaustion } from './block.ts'
import { type FeeCosts, type FeeReason, type FeeSheet, priceFixedFee } from './premium.ts'
import { type ClientModel, clientModel, type ModelReason } from './price-sheet/client-model.ts'
import { checkExperience, type ExperienceReason, type OwnExperience } from './price-sheet/experience.ts'
import type { RatePrior, WorkCell } from './price-sheet/priors.ts'
import { retainerAtRate, retainerOverRates } from './price-sheet/retainer-mix.ts'
import { ticketsAtRate, ticketsOver } from './price-sheet/tickets-ahead.ts'
import type { RetainerReason, RetainerRule, RolloverSheet } from './retainer.ts'

export interface PriceSheetInput {
  endpoints: number
  /** Months ahead that the price is for. */
  months: number
  /** Null for a prospect without any history. */
  own: OwnExperience | null
  prior: RatePrior
  cells: readonly WorkCell[]
  /** Tickets at which own shares, and own hours per ticket, count as much as the book's. */
  shareStrength: number
  hoursStrength: number
  /** Product of rating factors and loadings on the number of tickets; moral hazard stands here. */
  frequencyFactor: number
  /** First months with more tickets. */
  onboarding?: { months: number; factor: number }
  /** Coefficient of variation of a shock common to all tickets of a month. */
  monthlyShockCv: number
  /** What isn't known of the client beyond its tickets (an audit's unverified sections): a coefficient of variation on its rate. */
  rateSpreadCv?: number
  grid: { spanHours: number; maxHours: number }
  fee: FeeCosts
  /** Allowance per month; the smallest whole number of steps that does with chance `level` when `hours` is absent. */
  retainer: { hours?: number; level: number; stepHours: number; rule: RetainerRule }
  block: { level: number; stepHours: number }
}

export interface PriceSheet {
  model: ClientModel
  /** Endpoint-months ahead, onboarding and factors included; expected tickets in them under the cover, and hours outside it. */
  exposure: number
  expectedTickets: number
  expectedHoursOutside: number
  /** The line behind `costHours`, for simulation. */
  line: AggregateLine
  /** Labour hours of the months ahead; and the same weighted with the cells' cost factors, on which the fee rests and of which a book is the sum. */
  hours: Aggregate
  costHours: Aggregate
  /** Hours of a light, a usual and a heavy year: the 10, 50 and 90 % points. */
  years: { light: number; usual: number; heavy: number }
  fixedFee: FeeSheet
  retainer: {
    hours: number
    probabilityEnough: number
    sheet: RolloverSheet
    /** Hours beyond the allowance to be expected of a year with so many hours in all. */
    overageIn(yearHours: number): Decision<number, RetainerReason | AggregateReason>
  }
  block: BlockSheet
  /** When a block of so many hours runs out, month by month. */
  exhaustion(blockHours: number): Decision<Exhaustion, BlockReason | AggregateReason>
}

export type PriceSheetReason =
  | ExperienceReason
  | ModelReason
  | AggregateReason
  | FeeReason
  | RetainerReason
  | BlockReason
  | 'nothing-covered'

/** What the price of a client rests on: its model, and the distributions of its covered hours over the months ahead. */
export type ClientRisk = Pick<
  PriceSheet,
  'model' | 'exposure' | 'expectedTickets' | 'expectedHoursOutside' | 'line' | 'hours' | 'costHours'
> & { ahead: WorkAhead }

/**
 * The price of one client's risk, three ways: fixed fee, retainer, block. Own tickets and the book's are weighed by credibility, the
 * uncertainty of the rate goes into the price (negative binomial prediction), hours per ticket come from the book's cells scaled to the
 * client, and the sums are exact distributions, not averages. Hours in, minor units out; nothing is looked up, so the same input gives
 * the same sheet. Refuses figures no price can be made of: no endpoints, one month of history, negative hours, more than 50 tickets per
 * endpoint-month, or cells of which none is covered.
 */
export function priceSheet(input: PriceSheetInput): Decision<PriceSheet, PriceSheetReason> {
  const risk = clientRisk(input)
  if (!risk.yes) return risk
  const { ahead, ...known } = risk.value
  const { hours, costHours, model } = known
  const fixedFee = priceFixedFee(costHours, input.fee)
  if (!fixedFee.yes) return fixedFee
  const block = sizeBlock(hours, input.block.level, input.block.stepHours)
  if (!block.yes) return block
  const retainer = priceRetainer(input, model, ahead, hours.mean)
  if (!retainer.yes) return retainer

  return yes({
    ...known,
    years: { light: hours.var(0.1), usual: hours.var(0.5), heavy: hours.var(0.9) },
    fixedFee: fixedFee.value,
    retainer: retainer.value,
    block: block.value,
    exhaustion: (blockHours) => exhaustion(blockHours, input.months, ahead, model),
  })
}

/**
 * The risk alone, without a price: a book is the sum of its clients' `costHours`. Models known already lend their hours per
 * ticket, which are the slow part, where kinds and shares are the same. Refuses as `priceSheet` does.
 */
export function clientRisk(
  input: PriceSheetInput,
  known: readonly ClientModel[] = [],
): Decision<ClientRisk, PriceSheetReason> {
  const own = checkExperience(input)
  if (!own.yes) return own
  const model = clientModel(input, own.value, known)
  if (!model.yes) return model
  const { rate, hoursOutside, ticketHours, ticketCostHours } = model.value
  const ahead = workAhead(input, model.value)
  const freq = ahead.tickets(input.months)
  const hours = aggregate([{ freq, sev: ticketHours }])
  if (!hours.yes) return hours
  const line = { freq, sev: ticketCostHours }
  const costHours = ticketCostHours === ticketHours ? hours : aggregate([line])
  if (!costHours.yes) return costHours
  const exposure = ahead.exposure(input.months)
  return yes({
    model: model.value,
    exposure,
    expectedTickets: freq.mean,
    expectedHoursOutside: exposure * rate.mean * hoursOutside,
    line,
    hours: hours.value,
    costHours: costHours.value,
    ahead,
  })
}

type WorkAhead = ReturnType<typeof workAhead>

/** Exposure and tickets of the first so many months ahead. */
function workAhead(input: PriceSheetInput, { rate, dispersion, coveredShare }: ClientModel) {
  const { endpoints, onboarding, frequencyFactor, monthlyShockCv } = input
  // Tickets picked by chance from over-dispersed ones are less so.
  const noise = { dispersion: 1 + coveredShare * (dispersion - 1), monthlyShockCv }
  const covered = (months: number) => exposure(months) * coveredShare
  const exposure = (months: number) => {
    const extra = onboarding ? (onboarding.factor - 1) * Math.min(months, onboarding.months) : 0
    return endpoints * (months + extra) * frequencyFactor
  }
  const usualMonth = covered(input.months) / input.months
  return {
    exposure,
    tickets: (months: number) => ticketsOver(rate, covered(months), months, noise),
    usualMonth: () => ticketsOver(rate, usualMonth, 1, noise),
    usualMonthAt: (known: number) => ticketsAtRate(known, usualMonth, 1, noise),
  }
}

function priceRetainer(
  { months, retainer }: PriceSheetInput,
  { rate, ticketHours }: ClientModel,
  ahead: WorkAhead,
  yearMean: number,
): Decision<PriceSheet['retainer'], PriceSheetReason> {
  const month = aggregate([{ freq: ahead.usualMonth(), sev: ticketHours }])
  if (!month.yes) return month
  const sized = sizeBlock(month.value, retainer.level, retainer.stepHours)
  if (!sized.yes) return sized
  const hours = retainer.hours ?? Math.max(retainer.stepHours, sized.value.hours)
  const offer = { hours, rule: retainer.rule, months }
  const sheet = retainerOverRates(rate, ahead.usualMonthAt, ticketHours, offer)
  if (!sheet.yes) return sheet
  const overageIn = (yearHours: number) => {
    // A year without work is no rate of tickets, and goes beyond nothing.
    if (yearHours <= 0) return yes(0)
    const known = (rate.mean * yearHours) / yearMean
    const year = retainerAtRate(known, ahead.usualMonthAt, ticketHours, offer)
    return year.yes ? yes(year.value.expectedOverage) : year
  }
  return yes({ hours, probabilityEnough: month.value.cdf(hours), sheet: sheet.value, overageIn })
}

function exhaustion(
  blockHours: number,
  months: number,
  ahead: WorkAhead,
  { ticketHours }: ClientModel,
): Decision<Exhaustion, BlockReason | AggregateReason> {
  const usedThrough: Aggregate[] = []
  for (let month = 1; month <= months; month += 1) {
    const used = aggregate([{ freq: ahead.tickets(month), sev: ticketHours }])
    if (!used.yes) return used
    usedThrough.push(used.value)
  }
  return timeToExhaustion(blockHours, usedThrough)
}
