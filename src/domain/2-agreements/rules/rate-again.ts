import { type Day, type DayNumber, dayInMonth, dayOfMonth, monthNumber } from '#kernel/days.ts'
import { purchase } from './fees-due.ts'
import type { Line } from './lines.ts'
import type { Lot } from './lots.ts'
import { firmRules, openRating, type RateInput, roundedWorks } from './rate.ts'
import { dayOf, numberOfDay } from './remembered-days.ts'
import { settle } from './settle.ts'
import { shelvesOf } from './shelves.ts'
import type { FirmRules } from './split-work.ts'
import type { AgreementTerms } from './terms.ts'
import type { Work } from './work.ts'

export type RateAgainInput = Pick<RateInput, 'entries' | 'rateCard' | 'lots'> & {
  agreement: AgreementTerms
  /** Consecutive months by their first days; work outside them isn't looked at. */
  months: readonly Day[]
}
/** What the work of these months would be billed with, one put in the place of each month; blocks bought meanwhile included. */
export type RateAgain = (drawn: readonly number[]) => number

/**
 * Rates the same months of work again and again, in any order: `drawn[p]` is the month that stands in the place of
 * month p. Work keeps its day of the month (clamped to the place's length), its time, its class, its rounded minutes
 * and the list that priced it; what changes is what is left to draw when it comes. Splitting and rounding are done
 * once, so that a year costs only its drawing.
 */
export function rateAgain({ agreement, entries, rateCard, lots, months }: RateAgainInput): RateAgain {
  const firm = firmRules(rateCard, [agreement])
  const byMonth = worksByMonth(roundedWorks(entries, firm), months)
  const known = new Map<string, readonly Work[]>()
  const worksAt = (place: number, month: number, run: number) => {
    const name = `${place} ${month} ${run}`
    const works = known.get(name) ?? placed(byMonth[month] ?? [], months[place] ?? '', run, firm)
    known.set(name, works)
    return works
  }
  return (drawn) => {
    const rating = openRating(firm, shelvesOf(lots, [], firm.book))
    let run = 0
    for (const [place, month] of drawn.entries()) {
      if (month - 1 !== drawn[place - 1]) run = place
      for (const work of worksAt(place, month, run)) settle(rating, work)
    }
    const work = rating.pieces.reduce((sum, { billedMinor }) => sum + billedMinor, 0)
    return work + boughtMinor(agreement, rating.topUps)
  }
}

/** What blocks that topped themselves up cost. */
export function boughtMinor(
  agreement: AgreementTerms,
  topUps: readonly { lineKey: string; on: Day; kind: 'auto' | 'offer' }[],
): number {
  const lines = agreement.versions.at(-1)?.terms.lines ?? []
  return topUps.reduce((sum, { lineKey, on, kind }) => {
    const line = lines.find(({ key }) => key === lineKey)
    return kind === 'auto' && line?.kind === 'block' ? sum + purchase(agreement, line, on).netMinor : sum
  }, 0)
}

/**
 * Whether nothing that one month draws can touch another: each line grants every month the same, to be drawn within
 * it. Then a month's work costs the same in whatever place it stands, and needs no second rating.
 */
export function monthsStandAlone(
  { versions }: AgreementTerms,
  lots: readonly Lot[],
  months: readonly Day[],
): boolean {
  const granted = [...Map.groupBy(lots, ({ lineKey }) => lineKey).values()]
  return (
    !versions.some(({ terms }) => terms.lines.some(borrows)) &&
    lots.every(isOfOneMonth) &&
    granted.every((own) => own.length === months.length && new Set(own.map((lot) => lot.granted)).size === 1)
  )
}

const borrows = (line: Line) =>
  (line.kind === 'retainer' && line.overage.kind === 'borrow') ||
  (line.kind === 'fixed-fee' && line.cap?.overage.kind === 'borrow')

const isOfOneMonth = ({ kind, usableFrom, usableTo }: Lot) =>
  kind !== 'block' && usableTo !== null && monthNumber(usableFrom) === monthNumber(usableTo)

/** Each work knows how long its ticket was worked on before its month, so that size is judged as it was. */
function worksByMonth(works: readonly Work[], months: readonly Day[]): Work[][] {
  const first = monthNumber(months[0] ?? '')
  const byMonth: Work[][] = months.map(() => [])
  const onTicket = new Map<string, number>()
  for (const [month, own] of Map.groupBy(works, ({ day }) => monthNumber(dayOf(day)) - first)) {
    const before = new Map(onTicket)
    byMonth[month]?.push(...own.map((work) => withMinutesBefore(work, before)))
    for (const { entry, actual } of own) {
      if (entry.ticketId === undefined) continue
      const earlier = onTicket.get(entry.ticketId) ?? entry.ticketMinutesBefore ?? 0
      onTicket.set(entry.ticketId, earlier + actual)
    }
  }
  return byMonth
}

function withMinutesBefore(work: Work, before: ReadonlyMap<string, number>): Work {
  const minutes = work.entry.ticketId === undefined ? undefined : before.get(work.entry.ticketId)
  return minutes === undefined ? work : { ...work, entry: { ...work.entry, ticketMinutesBefore: minutes } }
}

/**
 * The works as they stand in another month's place. Tickets and visits that go on into the next month are one where
 * that month follows here too (both are of one run), and others where it doesn't or where a month comes twice.
 */
function placed(works: readonly Work[], month: Day, run: number, firm: FirmRules): Work[] {
  return works.map((work) => {
    const day = dayIn(month, work.day)
    const { id, ticketId, visit } = work.entry
    const entry = {
      ...work.entry,
      id: `${run}/${id}`,
      ...(ticketId !== undefined && { ticketId: `${run}/${ticketId}` }),
      ...(visit && { visit: { ...visit, id: `${run}/${visit.id}` } }),
    }
    return { ...work, entry, day, period: (work.version?.periodOf ?? firm.periodOf)(day) }
  })
}

const dayIn = (month: Day, day: DayNumber): DayNumber =>
  numberOfDay(dayInMonth(monthNumber(month), dayOfMonth(dayOf(day))))
