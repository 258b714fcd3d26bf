import {
  type AgreementTerms,
  type CountFact,
  feesDue,
  grantsFor,
  type RateCard,
  type RatedPiece,
  rate,
  type Terms,
  type TimeEntry,
} from '#agreements/rules'
import { addDays, addMonths, type Day, firstOfMonth } from '#kernel/days.ts'

export type ReplayInput = {
  clientId: string
  currency: string
  terms: Terms
  /** The first day looked at, the first of a month; and the first day not looked at. */
  from: Day
  toExclusive: Day
  entries: readonly TimeEntry[]
  counts: readonly CountFact[]
  rateCard: RateCard
  /** What was billed for each month of service, as it stands on the invoices. */
  billed: readonly { month: Day; minor: number }[]
}

export type ReplayedEntry = {
  entryId: string
  workedOn: Day
  minutes: number
  coveredMinutes: number
  listMinor: number
  billedMinor: number
  waivedMinor: number
  discountMinor: number
}
export type Replay = {
  currency: string
  months: { month: Day; billedMinor: number; underOfferMinor: number; feeMinor: number; workMinor: number }[]
  billedMinor: number
  underOfferMinor: number
  /** What the client would have kept; negative where the offer costs more. */
  savingMinor: number
  waivedMinor: number
  discountMinor: number
  listMinor: number
  entries: ReplayedEntry[]
}

const offer = 'replay'

/**
 * Past months under an offer: every entry through the offer's own rating, fees by their own formula, roll-over in
 * date order. What was done is held constant: nobody calls more or less. Net of tax.
 */
export function replay({ clientId, currency, terms, from, toExclusive, ...input }: ReplayInput): Replay {
  const version = { effectiveOn: from, startsOn: from, endsOn: null, terms }
  const agreement: AgreementTerms = { id: offer, clientId, currency, versions: [version] }
  const last = addDays(toExclusive, -1)
  const entries = input.entries.map((entry) => ({ ...entry, agreementId: offer, ticketAgreementId: null }))
  const { pieces } = rate({
    entries,
    agreements: [agreement],
    rateCard: input.rateCard,
    lots: grantsFor(agreement, last),
  })
  const fees = feesDue(agreement, input.counts, last, null).filter(
    ({ service }) => service.from < toExclusive,
  )
  const months = monthsFrom(from, toExclusive).map((month) => {
    const feeMinor = sum(
      fees.filter(({ service }) => firstOfMonth(service.from) === month),
      ({ netMinor }) => netMinor,
    )
    const workMinor = sum(
      pieces.filter(({ workedOn }) => firstOfMonth(workedOn) === month),
      ({ billedMinor }) => billedMinor,
    )
    const billedMinor = sum(
      input.billed.filter((row) => row.month === month),
      ({ minor }) => minor,
    )
    return { month, billedMinor, feeMinor, workMinor, underOfferMinor: feeMinor + workMinor }
  })
  const billedMinor = sum(months, (month) => month.billedMinor)
  const underOfferMinor = sum(months, (month) => month.underOfferMinor)
  return {
    currency,
    months,
    billedMinor,
    underOfferMinor,
    savingMinor: billedMinor - underOfferMinor,
    waivedMinor: sum(pieces, (piece) => piece.waivedMinor),
    discountMinor: sum(pieces, (piece) => piece.discountMinor),
    listMinor: sum(pieces, (piece) => piece.listMinor),
    entries: byEntry(pieces),
  }
}

function byEntry(pieces: readonly RatedPiece[]): ReplayedEntry[] {
  return [...Map.groupBy(pieces, ({ entryId }) => entryId)].map(([entryId, own]) => ({
    entryId,
    workedOn: own[0]?.workedOn ?? '',
    minutes: sum(own, ({ actualMinutes }) => actualMinutes),
    coveredMinutes: sum(own, ({ outcome, actualMinutes }) => (outcome === 'covered' ? actualMinutes : 0)),
    listMinor: sum(own, ({ listMinor }) => listMinor),
    billedMinor: sum(own, ({ billedMinor }) => billedMinor),
    waivedMinor: sum(own, ({ waivedMinor }) => waivedMinor),
    discountMinor: sum(own, ({ discountMinor }) => discountMinor),
  }))
}

function monthsFrom(from: Day, toExclusive: Day) {
  const months: Day[] = []
  for (let month = firstOfMonth(from); month < toExclusive; month = addMonths(month, 1)) months.push(month)
  return months
}

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((total, row) => total + of(row), 0)
