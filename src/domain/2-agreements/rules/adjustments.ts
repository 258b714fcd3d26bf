import type { Day } from '#kernel/days.ts'
import type { Adjustment, Issued, RatedPiece } from './rated.ts'

/** Marks what lies in closed periods; pieces are in order of their days. */
export function closePieces(pieces: readonly RatedPiece[], closedThrough: Day): void {
  for (const piece of pieces) {
    if (piece.workedOn > closedThrough) return
    piece.closed = true
  }
}

/**
 * What closed periods owe beyond what was issued: a row for each late entry, and for each other entry whose
 * money is no longer what its invoices say (a late entry took its place, or terms were corrected).
 */
export function adjustmentsOf(pieces: readonly RatedPiece[], issued: readonly Issued[]): Adjustment[] {
  const invoiced = new Map(issued.map((row) => [row.entryId, row]))
  const closed = Map.groupBy(
    pieces.filter((piece) => piece.closed),
    ({ entryId }) => entryId,
  )
  return [...closed.values()].flatMap((own) => adjustment(own, invoiced.get(own[0]?.entryId ?? '')))
}

function adjustment(pieces: readonly RatedPiece[], issued: Issued | undefined): Adjustment[] {
  const first = pieces[0] as RatedPiece
  const ratedMinor = pieces.reduce((sum, { billedMinor }) => sum + billedMinor, 0)
  const issuedMinor = issued?.billedMinor ?? 0
  if (issued && ratedMinor === issuedMinor) return []
  return [
    {
      entryId: first.entryId,
      clientId: first.clientId,
      agreementId: first.agreementId,
      currency: first.currency,
      workedOn: first.workedOn,
      period: first.period,
      cause: issued ? 'changed' : 'late-entry',
      issuedMinutes: issued?.billedMinutes ?? 0,
      ratedMinutes: billedMinutes(pieces),
      issuedMinor,
      ratedMinor,
      differenceMinor: ratedMinor - issuedMinor,
    },
  ]
}

/**
 * What a result makes of its entries, to be kept with the invoices issued from it: of all pieces, or of those
 * worked up to the last day of the periods that are issued.
 */
export function issuedBy({ pieces }: { pieces: readonly RatedPiece[] }, throughDay?: Day): Issued[] {
  const issued = throughDay === undefined ? pieces : pieces.filter(({ workedOn }) => workedOn <= throughDay)
  return [...Map.groupBy(issued, ({ entryId }) => entryId)].map(([entryId, own]) => ({
    entryId,
    billedMinutes: billedMinutes(own),
    billedMinor: own.reduce((sum, { billedMinor }) => sum + billedMinor, 0),
  }))
}

const billedMinutes = (pieces: readonly RatedPiece[]) =>
  pieces.reduce((sum, piece) => (piece.outcome === 'billed' ? sum + piece.billableMinutes : sum), 0)
