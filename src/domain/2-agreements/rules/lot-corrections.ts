import type { Day } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import type { Lot, LotEntry } from './lots.ts'

/** What is left of a lot by its ledger; lapses and refunds are rows of it. */
export const balanceOf = ({ granted, ledger = [] }: Lot): number =>
  ledger.reduce((left, { units }) => left + units, granted)

/** The last day it can be drawn: as granted, or as extended last. */
export function usableToOf({ usableTo, ledger = [] }: Lot): Day | null {
  const extended = ledger.findLast((row) => row.kind === 'extend' && row.usableTo !== undefined)
  return extended ? (extended.usableTo ?? null) : usableTo
}

export const isPaid = ({ needsPayment, ledger = [] }: Lot) =>
  !needsPayment || ledger.some(({ kind }) => kind === 'paid')

export type Correction =
  | { kind: 'correct'; units: number; onDay: Day; reason: string }
  | { kind: 'extend'; usableTo: Day | null; onDay: Day; reason: string }
  | { kind: 'refund'; units: number; onDay: Day; reason: string }

export type CorrectionReason = 'nothing-to-correct' | 'lot-would-be-negative' | 'days-backwards'

/** A row of the ledger by hand; a lot never goes below zero that way. */
export function correct(lot: Lot, correction: Correction): Decision<LotEntry, CorrectionReason> {
  const { kind, onDay: on, reason } = correction
  if (kind === 'extend') {
    const { usableTo } = correction
    if (usableTo !== null && usableTo < lot.usableFrom) return no('days-backwards', { field: 'usableTo' })
    return yes({ kind, units: 0, on, usableTo, reason })
  }
  const units = kind === 'refund' ? -correction.units : correction.units
  if (units === 0) return no('nothing-to-correct', { field: 'units' })
  const left = balanceOf(lot)
  if (left + units < 0) return no('lot-would-be-negative', { field: 'units', left })
  return yes({ kind, units, on, reason })
}

/** Moves units from one lot to another of the same unit: a row in each ledger. */
export function transfer(
  from: Lot,
  to: Lot,
  { units, onDay: on, reason }: { units: number; onDay: Day; reason: string },
): Decision<
  { out: LotEntry; into: LotEntry },
  'lot-would-be-negative' | 'other-unit' | 'transfer-to-itself'
> {
  if (from.id === to.id) return no('transfer-to-itself', { field: 'toLotKey' })
  if (from.unit !== to.unit) return no('other-unit', { field: 'toLotKey', unit: to.unit, ownUnit: from.unit })
  const left = balanceOf(from)
  if (units > left) return no('lot-would-be-negative', { field: 'units', left })
  return yes({
    out: { kind: 'transfer', units: -units, on, reason },
    into: { kind: 'transfer', units, on, reason },
  })
}
