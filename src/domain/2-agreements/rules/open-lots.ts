import type { DayNumber } from '#kernel/days.ts'
import type { RolloverRule } from './lines.ts'
import type { Lot, LotEntry } from './lots.ts'
import { dayOf, numberOfDay } from './remembered-days.ts'
import { roundedRatio } from './rounded-ratio.ts'

/** A lot while it is being drawn. */
export type OpenLot = {
  lot: Lot
  rule: RolloverRule
  from: DayNumber
  /** Its last day; Infinity never lapses. */
  to: DayNumber
  /** First day on which its payment lets it be used. */
  paidFrom: DayNumber
  periodFrom: DayNumber
  periodEnd: DayNumber
  balance: number
  lapses: { on: DayNumber; units: number }[]
  occasions: Set<string>
  /** Draws recorded before, and those of this rating. */
  kept: LotEntry[]
  drawn: LotEntry[]
}

/** What one line has to draw from, and the ends of periods at which a cap still has to be kept. */
export type LotShelf = { lots: OpenLot[]; isOrderedByDay: boolean; capped: OpenLot[]; trimmed: number }

const withoutRollover: RolloverRule = { mode: 'none' }

/**
 * Opens the lots of one client's agreement in the order in which they are drawn: those of the agreement's
 * periods before blocks before what an overage rule lets through; of each, by last usable day, start, number.
 * Ledger rows for which `isReplayed` holds are left out: that work is about to be drawn again.
 */
export function openShelf(
  lots: readonly Lot[],
  ruleOf: (lot: Lot) => RolloverRule | undefined,
  isReplayed: (row: LotEntry) => boolean,
): LotShelf {
  const open = lots.map((lot) => openLot(lot, ruleOf(lot) ?? withoutRollover, isReplayed)).sort(byDrawOrder)
  return {
    lots: open,
    isOrderedByDay: open.some(({ rule }) => rule.order === 'current-first'),
    capped: open.filter(({ rule }) => rule.mode === 'capped').sort((a, b) => a.from - b.from),
    trimmed: 0,
  }
}

export function openLot(lot: Lot, rule: RolloverRule, isReplayed: (row: LotEntry) => boolean): OpenLot {
  const ledger = lot.ledger ?? []
  let balance = lot.granted
  let usableTo = lot.usableTo
  let paidOn: string | undefined
  const occasions = new Set<string>()
  const kept: LotEntry[] = []
  for (const row of ledger) {
    if (row.kind === 'extend' && row.usableTo !== undefined) usableTo = row.usableTo
    if (row.kind === 'paid') paidOn = row.on
    // Lapses follow from the rules: a late entry may draw what lapsed later.
    if (row.kind === 'lapse' || isReplayed(row)) continue
    balance += row.units
    if (row.kind === 'draw') kept.push(row)
    if (row.occasionId !== undefined && row.units < 0) occasions.add(row.occasionId)
  }
  return {
    lot,
    rule,
    from: numberOfDay(lot.usableFrom),
    to: usableTo === null ? Number.POSITIVE_INFINITY : numberOfDay(usableTo),
    paidFrom: lot.needsPayment ? (paidOn ? numberOfDay(paidOn) : Number.POSITIVE_INFINITY) : 0,
    periodFrom: numberOfDay(lot.period?.from ?? lot.usableFrom),
    periodEnd: lot.period ? numberOfDay(lot.period.toExclusive) : Number.POSITIVE_INFINITY,
    balance,
    lapses: [],
    occasions,
    kept,
    drawn: [],
  }
}

/** The lots in the order for a day; only `current-first` depends on it. */
export function lotsInOrder(shelf: LotShelf, day: DayNumber): readonly OpenLot[] {
  keepCaps(shelf, day)
  if (!shelf.isOrderedByDay) return shelf.lots
  const isCurrent = ({ rule, periodFrom, periodEnd }: OpenLot) =>
    rule.order === 'current-first' && periodFrom <= day && day < periodEnd
  return [...shelf.lots.filter(isCurrent), ...shelf.lots.filter((lot) => !isCurrent(lot))]
}

export const isUsable = (lot: OpenLot, day: DayNumber) =>
  lot.from <= day && day <= lot.to && lot.paidFrom <= day

/** At each new allowance of a capped line, what is carried over the cap lapses, the oldest first. */
export function keepCaps(shelf: LotShelf, day: DayNumber): void {
  for (; shelf.trimmed < shelf.capped.length; shelf.trimmed += 1) {
    const fresh = shelf.capped[shelf.trimmed] as OpenLot
    if (fresh.from > day) return
    const older = shelf.capped.filter((lot) => lot.lot.lineKey === fresh.lot.lineKey && lot.from < fresh.from)
    let over = older.reduce((sum, lot) => sum + heldAt(lot, fresh.from), 0) - capOf(fresh)
    for (const lot of older) {
      const lapsed = Math.min(over, Math.max(0, lot.balance))
      if (lapsed <= 0) continue
      lot.balance -= lapsed
      lot.lapses.push({ on: fresh.from, units: lapsed })
      over -= lapsed
    }
  }
}

/** What was left of a lot when a day began: draws recorded after that are added back. */
function heldAt({ kept, balance }: OpenLot, day: DayNumber) {
  const later = kept.filter((row) => row.on >= dayOf(day))
  return balance - later.reduce((sum, row) => sum + row.units, 0)
}

function capOf({ rule, lot }: OpenLot): number {
  if (rule.mode !== 'capped') return Number.POSITIVE_INFINITY
  return 'cap' in rule ? rule.cap : roundedRatio(lot.granted, rule.capBp, 10_000)
}

const rankOf = { retainer: 0, cap: 0, block: 1, tolerance: 2 } as const

function byDrawOrder(a: OpenLot, b: OpenLot): number {
  const byRank = rankOf[a.lot.kind] - rankOf[b.lot.kind]
  if (byRank !== 0) return byRank
  if (a.to !== b.to) return a.to - b.to
  return a.from - b.from || a.lot.number - b.lot.number || (a.lot.id < b.lot.id ? -1 : 1)
}

/** Puts a lot bought meanwhile where its turn is. */
export function addLot(shelf: LotShelf, lot: Lot): OpenLot {
  const open = openLot(lot, withoutRollover, () => false)
  shelf.lots.push(open)
  shelf.lots.sort(byDrawOrder)
  return open
}
