import type { RatedPiece } from '#agreements/rules'

/** What becomes of work's list value under an offer. The parts add up to it, to the cent. */
export type Parts = {
  listMinor: number
  coveredMinor: number
  waivedMinor: number
  travelWaivedMinor: number
  rateSavingMinor: number
  discountMinor: number
  givenAwayMinor: number
  excludedMinor: number
  heldMinor: number
  billedMinor: number
}

export function partsOf(pieces: readonly RatedPiece[]): Parts {
  const parts: Parts = {
    listMinor: 0,
    coveredMinor: 0,
    waivedMinor: 0,
    travelWaivedMinor: 0,
    rateSavingMinor: 0,
    discountMinor: 0,
    givenAwayMinor: 0,
    excludedMinor: 0,
    heldMinor: 0,
    billedMinor: 0,
  }
  for (const piece of pieces) {
    parts.listMinor += piece.listMinor
    parts.coveredMinor += piece.coveredMinor
    parts[piece.kind === 'travel' ? 'travelWaivedMinor' : 'waivedMinor'] += piece.waivedMinor
    parts.rateSavingMinor += piece.rateSavingMinor
    parts.discountMinor += piece.discountMinor
    parts.givenAwayMinor += piece.givenAwayMinor
    parts.excludedMinor += piece.excludedMinor
    parts.heldMinor += piece.heldMinor
    parts.billedMinor += piece.billedMinor
  }
  return parts
}
