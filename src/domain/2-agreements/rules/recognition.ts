import { addDays, type Day } from '#kernel/days.ts'
import { partOf } from '#kernel/money.ts'
import type { Lot, LotEntry } from './lots.ts'

/** Revenue of a lot paid in advance, at the moment it is earned. */
export type Recognition = {
  lotId: string
  on: Day
  kind: 'draw' | 'breakage' | 'refund'
  units: number
  minor: number
}

/**
 * How the price of a lot becomes revenue up to a day: with each draw its part of the price, reckoned on the
 * running sum so that nothing is lost to rounding, and the rest as breakage on the day after its last one. What
 * was refunded or transferred is no longer deferred, and is no revenue either.
 */
export function recognitionOf(lot: Lot, throughDay: Day): Recognition[] {
  const { id, priceMinor = 0, ledger = [] } = lot
  const total = lot.granted + sumOf(ledger.filter(({ kind }) => kind === 'grant' || kind === 'correct'))
  const rows = ledger.filter(({ kind, on }) => uses.has(kind) && on <= throughDay).toSorted(byDay)
  const recognised: Recognition[] = []
  let used = 0
  const upTo = (units: number) => (total > 0 ? partOf(priceMinor, Math.min(units, total), total) : 0)
  for (const row of rows) {
    const minor = upTo(used - row.units) - upTo(used)
    used -= row.units
    recognised.push({
      lotId: id,
      on: row.on,
      kind: row.kind === 'draw' ? 'draw' : 'refund',
      units: -row.units,
      minor,
    })
  }
  const lapsesOn = lapseDay(lot)
  if (lapsesOn !== null && lapsesOn <= throughDay && used < total) {
    const minor = priceMinor - upTo(used)
    recognised.push({ lotId: id, on: lapsesOn, kind: 'breakage', units: total - used, minor })
  }
  return recognised
}

/** What of the lots' prices is still owed in work at the end of a day. */
export function deferredOn(lots: readonly Lot[], day: Day): { lotId: string; minor: number }[] {
  return lots
    .filter(({ usableFrom, priceMinor }) => usableFrom <= day && priceMinor !== undefined)
    .map((lot) => {
      const earned = recognitionOf(lot, day).reduce((sum, { minor }) => sum + minor, 0)
      return { lotId: lot.id, minor: (lot.priceMinor ?? 0) - earned }
    })
}

/** The first day on which nothing can be drawn any more; null never comes. */
function lapseDay({ usableTo, ledger = [] }: Lot): Day | null {
  const extended = ledger.findLast(({ kind, usableTo: to }) => kind === 'extend' && to !== undefined)
  const last = extended?.usableTo !== undefined ? extended.usableTo : usableTo
  return last === null ? null : addDays(last, 1)
}

const uses: ReadonlySet<LotEntry['kind']> = new Set(['draw', 'refund', 'transfer'])
const sumOf = (rows: readonly LotEntry[]) => rows.reduce((sum, { units }) => sum + units, 0)
const byDay = (a: LotEntry, b: LotEntry) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)
