import type { DayClass } from '#kernel/business-calendar.ts'
import { addDays, addMonths, type Day, daysBetween, earlierDay } from '#kernel/days.ts'
import { DAY_MS, epochMs, type Instant, instantOf } from '#kernel/instants.ts'
import type { CountFact } from './counts.ts'
import type { FeeDue } from './fee.ts'
import { feesDue } from './fees-due.ts'
import { lotBalance } from './lot-balance.ts'
import type { Lot } from './lots.ts'
import { rate } from './rate.ts'
import type { RateCard } from './rate-card.ts'
import type { RatedPiece, RatedTotals } from './rated.ts'
import type { AgreementTerms } from './terms.ts'
import type { TimeEntry } from './time-entry.ts'
import { totalsOf } from './totals.ts'

/** Work somebody expects: so many times a month, so long each time. */
export type ExpectedWork = {
  timesAMonth: number
  minutesEach: number
  category?: string
  workType?: string
  role?: string
  class?: DayClass
  emergency?: boolean
}

/** Work as it is logged, spread evenly over each month of a stretch. */
export function expectedEntries(
  clientId: string,
  work: readonly ExpectedWork[],
  from: Day,
  months: number,
): TimeEntry[] {
  const entries: TimeEntry[] = []
  for (let month = 0; month < months; month += 1) {
    const start = addMonths(from, month)
    const days = daysBetween(start, addMonths(from, month + 1))
    for (const [
      kind,
      { timesAMonth, minutesEach, class: dayClass = 'business', ...facts },
    ] of work.entries()) {
      for (let time = 0; time < timesAMonth; time += 1) {
        const workedOn = addDays(start, Math.floor(((time + 0.5) * days) / timesAMonth))
        const id = `expected/${month}/${kind}/${time}`
        entries.push({
          ...facts,
          id,
          clientId,
          ticketId: id,
          workedOn,
          minutes: minutesEach,
          class: dayClass,
        })
      }
    }
  }
  return entries
}

const yearDays = 364

/** Past work as if it came again a year later, on the same days of the week, under another agreement. */
export const comeAgain = (entries: readonly TimeEntry[], agreementId: string): TimeEntry[] =>
  entries.map((entry) => {
    const own = { id: `again/${entry.id}`, agreementId, ticketAgreementId: null }
    if ('workedOn' in entry) return { ...entry, ...own, workedOn: addDays(entry.workedOn, yearDays) }
    return { ...entry, ...own, startedAt: yearAfter(entry.startedAt), endedAt: yearAfter(entry.endedAt) }
  })

const yearAfter = (at: Instant): Instant => instantOf(epochMs(at) + yearDays * DAY_MS)

export type WhatIfInput = {
  agreement: AgreementTerms
  counts: readonly CountFact[]
  entries: readonly TimeEntry[]
  rateCard: RateCard
  lots: readonly Lot[]
  /** The first day looked at; invoices before it don't count. */
  from: Day
  /** The first day not looked at. */
  toExclusive: Day
}

export type ForeseenInvoice = {
  on: Day
  fees: FeeDue[]
  /** Work of the usage periods that are over, billed on this invoice. */
  pieces: RatedPiece[]
  feesMinor: number
  workMinor: number
  netMinor: number
  totals: RatedTotals | null
  /** What is left to draw in the evening before, by line. */
  left: { lineKey: string; unit: Lot['unit']; units: number }[]
}

/**
 * The invoices of the coming periods under an agreement and the work expected: the coming period's fee and the
 * past one's work on the same paper, net, before tax. Decides nothing that billing doesn't decide the same way.
 */
export function whatIf({
  agreement,
  counts,
  entries,
  rateCard,
  lots,
  from,
  toExclusive,
}: WhatIfInput): ForeseenInvoice[] {
  const last = addDays(toExclusive, -1)
  const inTime = entries.filter((entry) => isWithin(dayOf(entry), from, toExclusive))
  const rated = rate({ entries: inTime, agreements: [agreement], rateCard, lots })
  const fees = feesDue(agreement, counts, last, null).filter(({ dueOn }) => dueOn >= from)
  const ends = rated.pieces.map(({ period }) => earlierDay(period.toExclusive, toExclusive))
  const days = [...new Set([...fees.map(({ dueOn }) => dueOn), ...ends])].toSorted()
  return days.map((on): ForeseenInvoice => {
    const ownFees = fees.filter(({ dueOn }) => dueOn === on)
    const pieces = rated.pieces.filter(({ period }) => earlierDay(period.toExclusive, toExclusive) === on)
    const feesMinor = ownFees.reduce((sum, { netMinor }) => sum + netMinor, 0)
    const workMinor = pieces.reduce((sum, { billedMinor }) => sum + billedMinor, 0)
    const totals = totalsOf(pieces)[agreement.currency] ?? null
    const left = leftOn(rated.lots, addDays(on, -1))
    return { on, fees: ownFees, pieces, feesMinor, workMinor, netMinor: feesMinor + workMinor, totals, left }
  })
}

const dayOf = (entry: TimeEntry): Day => ('workedOn' in entry ? entry.workedOn : entry.startedAt.slice(0, 10))
const isWithin = (day: Day, from: Day, toExclusive: Day) => from <= day && day < toExclusive

function leftOn(lots: readonly Lot[], day: Day): ForeseenInvoice['left'] {
  const byLine = Map.groupBy(
    lots.filter(({ kind, usableFrom }) => kind !== 'tolerance' && usableFrom <= day),
    ({ lineKey }) => lineKey,
  )
  return [...byLine].map(([lineKey, own]) => ({
    lineKey,
    unit: own[0]?.unit ?? 'minutes',
    units: own.reduce((sum, lot) => sum + lotBalance(lot, day), 0),
  }))
}
