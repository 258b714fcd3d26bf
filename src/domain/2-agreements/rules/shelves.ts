import { addDays, type Day } from '#kernel/days.ts'
import type { AgreementBook } from './find-agreement.ts'
import type { RolloverRule } from './lines.ts'
import type { Lot, LotEntry } from './lots.ts'
import { type OpenAgreement, versionOn } from './open-agreement.ts'
import { keepCaps, type LotShelf, type OpenLot, openLot, openShelf } from './open-lots.ts'
import type { RatedLot } from './rated.ts'
import { numberOfDay } from './remembered-days.ts'
import { roundedRatio } from './rounded-ratio.ts'
import { settledLot } from './settled-lot.ts'
import type { TimeEntry } from './time-entry.ts'

type LotDraw = LotEntry & { lotId: string }
export type Shelves = {
  byAgreement: ReadonlyMap<string, LotShelf>
  /** Lots of agreements that aren't given: returned as they came. */
  strangers: readonly Lot[]
  isReplayed: (row: LotEntry) => boolean
}

/** Lays the lots out by agreement. Draws recorded for the entries given are drawn again, so they are left out. */
export function shelvesOf(lots: readonly Lot[], entries: readonly TimeEntry[], book: AgreementBook): Shelves {
  const isReplayed = replayedIn(lots, entries)
  const byAgreement = new Map<string, LotShelf>()
  const strangers: Lot[] = []
  for (const [id, own] of Map.groupBy(lots, ({ agreementId }) => agreementId)) {
    const agreement = book.byId.get(id)
    if (!agreement) strangers.push(...own)
    else
      byAgreement.set(
        id,
        openShelf(withTolerances(own, agreement), (lot) => rolloverOf(lot, agreement), isReplayed),
      )
  }
  return { byAgreement, strangers, isReplayed }
}

function replayedIn(lots: readonly Lot[], entries: readonly TimeEntry[]): (row: LotEntry) => boolean {
  if (!lots.some(({ ledger }) => ledger && ledger.length > 0)) return () => false
  const ids = new Set(entries.map(({ id }) => id))
  return ({ kind, timeEntryId }) => kind === 'draw' && timeEntryId !== undefined && ids.has(timeEntryId)
}

/** An overage rule that lets through a share of each allowance is a lot of that size, drawn last. */
function withTolerances(lots: readonly Lot[], agreement: OpenAgreement): readonly Lot[] {
  const known = new Set(lots.map(({ id }) => id))
  const tolerances: Lot[] = []
  for (const lot of lots) {
    const line = lineOf(lot, agreement)
    const overage =
      line?.kind === 'retainer' ? line.overage : line?.kind === 'fixed-fee' ? line.cap?.overage : undefined
    const id = `${lot.id}:tolerance`
    if (overage?.kind !== 'allow' || lot.kind === 'tolerance' || known.has(id)) continue
    const granted = roundedRatio(lot.granted, overage.upToBp, 10_000)
    tolerances.push({ ...lot, ...ownPeriod(lot), id, kind: 'tolerance', granted, ledger: [], priceMinor: 0 })
  }
  return tolerances.length > 0 ? [...lots, ...tolerances] : lots
}

/** Tolerance isn't carried: it ends with the lot's own period. */
function ownPeriod({ period, usableFrom, usableTo }: Lot): { usableFrom: Day; usableTo: Day | null } {
  return period
    ? { usableFrom: period.from, usableTo: addDays(period.toExclusive, -1) }
    : { usableFrom, usableTo }
}

function rolloverOf(lot: Lot, agreement: OpenAgreement): RolloverRule | undefined {
  const line = lineOf(lot, agreement)
  if (lot.kind === 'tolerance') return undefined
  return line?.kind === 'retainer'
    ? line.rollover
    : line?.kind === 'fixed-fee'
      ? line.cap?.rollover
      : undefined
}

const lineOf = (lot: Lot, agreement: OpenAgreement) =>
  versionOn(agreement, numberOfDay(lot.period?.from ?? lot.usableFrom)).terms.lines.find(
    ({ key }) => key === lot.lineKey,
  )

/** The lots with their new ledgers, in the order given, those bought meanwhile last; and the rows that are new. */
export function recordDraws(shelves: Shelves, given: readonly Lot[], knownThrough: Day) {
  const draws: LotDraw[] = []
  const rated = new Map<string, RatedLot>()
  for (const shelf of shelves.byAgreement.values()) {
    if (knownThrough !== '') keepCaps(shelf, numberOfDay(knownThrough))
    for (const open of shelf.lots) {
      const { id, ledger = [] } = open.lot
      const rows = newRows(open, ledger.filter(shelves.isReplayed))
      for (const row of rows) draws.push({ ...row, lotId: id })
      rated.set(id, settledLot(open, knownThrough, rows.length > 0 ? [...ledger, ...rows] : ledger))
    }
  }
  for (const lot of shelves.strangers) {
    const open = openLot(lot, { mode: 'none' }, () => false)
    rated.set(lot.id, settledLot(open, knownThrough))
  }
  const lots = given.map(({ id }) => rated.get(id) as RatedLot)
  for (const { id } of given) rated.delete(id)
  return { lots: [...lots, ...rated.values()], draws }
}

/** Work that was drawn before gets a row for the difference, which points at the row it corrects. */
function newRows({ drawn }: OpenLot, replayed: readonly LotEntry[]): readonly LotEntry[] {
  if (replayed.length === 0) return drawn
  const before = Map.groupBy(replayed, ({ timeEntryId }) => timeEntryId)
  const now = Map.groupBy(drawn, ({ timeEntryId }) => timeEntryId)
  const changed = [...before].flatMap(([id, rows]) => correction(rows, now.get(id) ?? []))
  return [...changed, ...drawn.filter(({ timeEntryId }) => !before.has(timeEntryId))]
}

function correction(before: readonly LotEntry[], now: readonly LotEntry[]): LotEntry[] {
  const last = before.at(-1) as LotEntry
  const units = sumOf(now, 'units') - sumOf(before, 'units')
  const realMinutes = sumOf(now, 'realMinutes') - sumOf(before, 'realMinutes')
  if (units === 0) return []
  return [
    { kind: 'draw', units, on: last.on, realMinutes, timeEntryId: last.timeEntryId, correctsId: last.id },
  ]
}

const sumOf = (rows: readonly LotEntry[], of: 'units' | 'realMinutes') =>
  rows.reduce((sum, row) => sum + (row[of] ?? 0), 0)
