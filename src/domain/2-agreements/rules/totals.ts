import type { Currency } from '#kernel/money.ts'
import type { Outcome, RatedPiece, RatedTotals } from './rated.ts'

/** Sums of the pieces that aren't closed, by currency. Minutes are those of work; money is also that of travel. */
export function totalsOf(pieces: readonly RatedPiece[]): Record<Currency, RatedTotals> {
  const totals: Record<Currency, RatedTotals> = {}
  for (const piece of pieces) {
    if (piece.closed) continue
    const sum = totals[piece.currency] ?? nothing()
    totals[piece.currency] = sum
    if (piece.kind === 'work') {
      sum.actualMinutes += piece.actualMinutes
      sum[minutesOf[piece.outcome]] += piece.billableMinutes
    }
    sum.listMinor += piece.listMinor
    sum.billedMinor += piece.billedMinor
    sum.coveredMinor += piece.coveredMinor
    sum.heldMinor += piece.heldMinor
    sum.excludedMinor += piece.excludedMinor
    sum.waivedMinor += piece.waivedMinor
    sum.rateSavingMinor += piece.rateSavingMinor
    sum.discountMinor += piece.discountMinor
    sum.givenAwayMinor += piece.givenAwayMinor
  }
  return totals
}

const minutesOf = {
  covered: 'coveredMinutes',
  billed: 'billedMinutes',
  'given-away': 'givenAwayMinutes',
  held: 'heldMinutes',
  excluded: 'excludedMinutes',
} as const satisfies Record<Outcome, keyof RatedTotals>

const nothing = (): RatedTotals => ({
  actualMinutes: 0,
  coveredMinutes: 0,
  billedMinutes: 0,
  givenAwayMinutes: 0,
  heldMinutes: 0,
  excludedMinutes: 0,
  listMinor: 0,
  billedMinor: 0,
  coveredMinor: 0,
  heldMinor: 0,
  excludedMinor: 0,
  waivedMinor: 0,
  rateSavingMinor: 0,
  discountMinor: 0,
  givenAwayMinor: 0,
})
