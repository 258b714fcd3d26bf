import {
  type AgreementTerms,
  boughtMinor,
  type CountFact,
  feesDue,
  grantsFor,
  type Lot,
  type RateCard,
  type RatedPiece,
  rate,
  type Terms,
  type TimeEntry,
} from '#agreements/rules'
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  earlierDay,
  firstOfMonth,
  laterDay,
} from '#kernel/days.ts'
import { shareOut } from '#kernel/money.ts'
import { countedFrom, offeredFrom, offerId } from './offered-year.ts'
import { type Parts, partsOf } from './parts.ts'

/** What happened, and what was paid for it: whole months, the first by its first day. */
export type Past = {
  from: Day
  toExclusive: Day
  entries: readonly TimeEntry[]
  /** What was billed for each month of service, net, without goods and licences. */
  billed: readonly { month: Day; minor: number }[]
  counts: readonly CountFact[]
  rateCard: RateCard
}
export type Offer = { clientId: string; currency: string; terms: Terms }

export type ReplayedMonth = {
  month: Day
  billedMinor: number
  underOfferMinor: number
  feeMinor: number
  /** What isn't covered, and the blocks that topped themselves up for it. */
  workMinor: number
  minutes: number
  afterHoursMinutes: number
  emergencyMinutes: number
}
export type Replay = {
  currency: string
  months: ReplayedMonth[]
  billedMinor: number
  underOfferMinor: number
  feeMinor: number
  workMinor: number
  /** What the client would have kept; negative where the offer costs more. */
  savingMinor: number
  /** What became of the list value of all the work. */
  parts: Parts
}
export type Replayed = Replay & {
  pieces: RatedPiece[]
  /** What it was rated with, for whoever rates its months again. */
  rated: { agreement: AgreementTerms; entries: TimeEntry[]; lots: Lot[]; rateCard: RateCard }
}

/**
 * Past months under an offer: every entry through the offer's own rating, fees by their own formula, roll-over in
 * date order. What was done is held constant: nobody calls more or less. Net of tax.
 */
export function replay(offer: Offer, past: Past): Replayed {
  const { from, toExclusive, rateCard } = past
  const agreement = offeredFrom(offer, from)
  const entries = past.entries.map(asAgreed)
  // Nobody asks whether blocks are paid that nobody sold.
  const lots = grantsFor(agreement, addDays(toExclusive, -1), countedFrom(past.counts, from)).map((lot) => ({
    ...lot,
    needsPayment: false,
  }))
  const { pieces, topUps } = rate({ entries, agreements: [agreement], rateCard, lots })
  const fees = feesByMonth(agreement, past)
  const months = monthsFrom(from, toExclusive).map((month) => {
    const own = pieces.filter(({ workedOn }) => firstOfMonth(workedOn) === month)
    const bought = topUps.filter(({ on }) => firstOfMonth(on) === month)
    const feeMinor = fees.get(month) ?? 0
    const workMinor = sum(own, ({ billedMinor }) => billedMinor) + boughtMinor(agreement, bought)
    const billedMinor = sum(
      past.billed.filter((row) => row.month === month),
      ({ minor }) => minor,
    )
    const underOfferMinor = feeMinor + workMinor
    return { month, billedMinor, underOfferMinor, feeMinor, workMinor, ...minutesOf(own) }
  })
  return {
    currency: offer.currency,
    months,
    ...sumsOf(months),
    parts: partsOf(pieces),
    pieces,
    rated: { agreement, entries, lots, rateCard },
  }
}

/** The client had this work done and paid for it, so its yes is not asked for again; what is too large is a project. */
const asAgreed = (entry: TimeEntry): TimeEntry => ({
  ...entry,
  agreementId: offerId,
  ticketAgreementId: null,
  approved: true,
  sizeDecision: 'project',
})

/** A year is looked past the end, so that what is billed in arrears and trued up later is there. */
const feesComeWithinMonths = 13

/** Each fee in the months that it is for, by days; purchases in theirs. Goods and licences are left out. */
function feesByMonth(agreement: AgreementTerms, { from, toExclusive, counts }: Past): Map<Day, number> {
  const byMonth = new Map<Day, number>()
  const through = addMonths(toExclusive, feesComeWithinMonths)
  for (const { service, netMinor, passThrough } of feesDue(
    agreement,
    countedFrom(counts, from),
    through,
    null,
  )) {
    if (passThrough) continue
    const months = monthsFrom(service.from, laterDay(service.toExclusive, addDays(service.from, 1)))
    const days = months.map((month) =>
      Math.max(
        1,
        daysBetween(laterDay(month, service.from), earlierDay(addMonths(month, 1), service.toExclusive)),
      ),
    )
    for (const [at, part] of shareOut(netMinor, days).entries()) {
      const month = months[at] ?? from
      byMonth.set(month, (byMonth.get(month) ?? 0) + part)
    }
  }
  return byMonth
}

function minutesOf(pieces: readonly RatedPiece[]) {
  const work = pieces.filter(({ kind }) => kind === 'work')
  const minutes = (own: readonly RatedPiece[]) => sum(own, ({ actualMinutes }) => actualMinutes)
  return {
    minutes: minutes(work),
    afterHoursMinutes: minutes(work.filter((piece) => piece.class !== 'business')),
    emergencyMinutes: minutes(work.filter(({ emergency }) => emergency)),
  }
}

function sumsOf(months: readonly ReplayedMonth[]) {
  const billedMinor = sum(months, (month) => month.billedMinor)
  const underOfferMinor = sum(months, (month) => month.underOfferMinor)
  return {
    billedMinor,
    underOfferMinor,
    feeMinor: sum(months, (month) => month.feeMinor),
    workMinor: sum(months, (month) => month.workMinor),
    savingMinor: billedMinor - underOfferMinor,
  }
}

function monthsFrom(from: Day, toExclusive: Day) {
  const months: Day[] = []
  for (let month = firstOfMonth(from); month < toExclusive; month = addMonths(month, 1)) months.push(month)
  return months
}

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((total, row) => total + of(row), 0)
