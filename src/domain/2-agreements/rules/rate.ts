import type { Day } from '#kernel/days.ts'
import { type DateLike, dayOf as dayOfDate } from '#kernel/door.ts'
import { adjustmentsOf, closePieces } from './adjustments.ts'
import { agreementBook } from './find-agreement.ts'
import type { Lot } from './lots.ts'
import { openAgreement } from './open-agreement.ts'
import type { RateCard } from './rate-card.ts'
import type { Issued, RatedResult } from './rated.ts'
import { openLists } from './rates.ts'
import { roundWork } from './round-work.ts'
import { settle } from './settle.ts'
import { recordDraws, type Shelves, shelvesOf } from './shelves.ts'
import { addWork, type FirmRules } from './split-work.ts'
import type { Rating } from './task.ts'
import type { AgreementTerms } from './terms.ts'
import type { TimeEntry } from './time-entry.ts'
import { totalsOf } from './totals.ts'
import { usagePeriods } from './usage-periods.ts'
import { inOrderOfWork, type Work } from './work.ts'
import { workCalendar } from './work-calendar.ts'

export type RateInput = {
  entries: readonly TimeEntry[]
  agreements: readonly AgreementTerms[]
  rateCard: RateCard
  /** What there is to draw from, with what earlier ratings drew in the ledgers: `grantsFor` makes them. */
  lots: readonly Lot[]
  /** The last day of the usage periods whose invoices are issued. */
  closedThrough?: DateLike
  /** What invoices made of the entries of closed periods; those without are late. */
  issued?: readonly Issued[]
}

/**
 * What work costs, and why: finds the agreement of each entry, splits it by the agreement's service calendar,
 * rounds, tests coverage, draws from lots, prices the rest, and keeps the facts of each step with the piece.
 * The order of the entries doesn't matter. Money in minor units, minutes whole, multipliers and shares in basis
 * points. Entries of closed periods that were drawn before (their draws stand in the lots' ledgers) are drawn
 * again together with late ones; what changes in money is an adjustment, and nothing that was issued changes.
 *
 * What can't be decided is held, with its reason, never guessed. Throws a RangeError or `Refused` for input
 * that the types forbid: days and instants that are none, an agreement without terms, a calendar never open.
 */
export function rate(input: RateInput): RatedResult {
  const { entries, rateCard } = input
  const closedThrough = input.closedThrough === undefined ? '' : dayOfDate(input.closedThrough)
  const firm = firmRules(rateCard, input.agreements)
  const works = roundedWorks(entries, firm)
  const shelves = shelvesOf(input.lots, entries, firm.book)
  const rating = openRating(firm, shelves)
  for (const work of works) settle(rating, work)
  return resultOf(rating, input, shelves, closedThrough)
}

/** Entries with their agreement, split and rounded, in order of work: what no other entry can change. */
export function roundedWorks(entries: readonly TimeEntry[], firm: FirmRules): Work[] {
  const works: Work[] = []
  for (const entry of entries) addWork(works, entry, firm)
  const inOrder = inOrderOfWork(works)
  roundWork(inOrder, firm.rateCard)
  return inOrder
}

/** A rating before its first work. */
export function openRating(firm: FirmRules, shelves: Shelves): Rating {
  return {
    firm,
    shelves: shelves.byAgreement,
    pieces: [],
    topUps: [],
    ticketMinutes: new Map(),
    asksSize: asksSize(firm),
    unasked: new Map(),
    visits: new Set(),
  }
}

function resultOf(rating: Rating, input: RateInput, shelves: Shelves, closedThrough: Day): RatedResult {
  const { pieces, topUps } = rating
  if (closedThrough) closePieces(pieces, closedThrough)
  const lastDay = pieces.at(-1)?.workedOn ?? ''
  const { lots, draws } = recordDraws(shelves, input.lots, lastDay > closedThrough ? lastDay : closedThrough)
  const adjustments = closedThrough ? adjustmentsOf(pieces, input.issued ?? []) : []
  return { pieces, lots, draws, adjustments, topUps, totals: totalsOf(pieces) }
}

const asksSize = ({ book }: FirmRules) =>
  [...book.byId.values()].some(({ versions }) =>
    versions.some(({ covering }) => covering.some(({ covers }) => covers.sizeMinutes !== undefined)),
  )

export function firmRules(rateCard: RateCard, agreements: readonly AgreementTerms[]): FirmRules {
  const calendar = workCalendar(rateCard.calendar)
  return {
    rateCard,
    lists: openLists(rateCard),
    calendar,
    periodOf: usagePeriods(),
    runOverMs: (rateCard.runOverMinutes ?? 15) * 60_000,
    book: agreementBook(agreements.map((agreement) => openAgreement(agreement, calendar))),
  }
}
