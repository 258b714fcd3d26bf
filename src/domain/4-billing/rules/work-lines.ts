import { pieceOnInvoice, type RatedPiece } from '#agreements/rules'
import { addDays } from '#kernel/days.ts'
import { decimalsOf, printAmount } from '#kernel/money.ts'
import type { EntryToBill } from './account.ts'
import { asPrinted } from './fee-lines.ts'
import type { LineKind, PlannedLine } from './planned.ts'

/** Pieces of one entry that are to be billed, with whom they are billed to. */
export type WorkToBill = {
  toBill: EntryToBill
  billTo: string
  pieces: readonly RatedPiece[]
  /** Its day was on issued invoices already when it was typed. */
  isLate: boolean
}

/** One line for each piece that the client sees: billed, covered at zero, or not charged. */
export function workLines(work: WorkToBill): PlannedLine[] {
  const { issued } = work.toBill
  if (!issued || issued.isReleased) return work.pieces.filter(isShown).map((piece) => pieceLine(work, piece))
  const ratedMinor = work.pieces.reduce((sum, { billedMinor }) => sum + billedMinor, 0)
  if (ratedMinor === issued.sums.billedMinor) return []
  if (issued.sums.billedMinor === 0) {
    return work.pieces
      .filter(({ billedMinor }) => billedMinor !== 0)
      .map((piece) => ({ ...pieceLine(work, piece), kind: 'adjustment' }))
  }
  return [changeLine(work, ratedMinor)]
}

/** Internal work and minutes set aside by hand never print; what is held or leaks is not for this invoice. */
const isShown = ({ outcome, reason }: RatedPiece) =>
  outcome === 'covered' || outcome === 'billed' || (outcome === 'given-away' && reason === 'no-charge')

function pieceLine({ toBill, billTo, isLate }: WorkToBill, piece: RatedPiece): PlannedLine {
  const charge = `time/${piece.id}`
  const times = toBill.issued?.times ?? 0
  return {
    ...lineOfEntry(toBill, billTo, piece),
    chargeKey: times === 0 ? charge : `${charge}#${times + 1}`,
    charge,
    kind: isLate && piece.outcome === 'billed' ? 'adjustment' : kindOf(piece),
    ...asPrinted(pieceOnInvoice(piece, decimalsOf(piece.currency)), piece.billedMinor, piece.currency),
    unit: piece.travel ? '' : 'MIN',
    netMinor: piece.billedMinor,
    listMinor: piece.listMinor,
    waivedMinor: piece.waivedMinor,
    discountMinor: piece.discountMinor,
    rateSavingMinor: piece.rateSavingMinor,
    minutes: piece.travel ? null : minutesOf(piece),
    trace: { kind: 'piece', piece },
  }
}

const minutesOf = (piece: RatedPiece) =>
  piece.coveredBy === 'unlimited' ? piece.actualMinutes : piece.billableMinutes

/** What an entry costs otherwise than it was invoiced, because work typed later took its place. */
function changeLine({ toBill, billTo, pieces }: WorkToBill, ratedMinor: number): PlannedLine {
  const piece = pieces[0] as RatedPiece
  const issuedMinor = toBill.issued?.sums.billedMinor ?? 0
  const netMinor = ratedMinor - issuedMinor
  const charge = `time/${toBill.entry.id}~${toBill.issued?.times ?? 0}`
  return {
    ...lineOfEntry(toBill, billTo, piece),
    chargeKey: charge,
    charge,
    kind: 'adjustment',
    quantity: netMinor < 0 ? '-1' : '1',
    unitPrice: printAmount(Math.abs(netMinor), piece.currency),
    baseQuantity: '1',
    unit: '',
    netMinor,
    listMinor: 0,
    waivedMinor: 0,
    discountMinor: 0,
    rateSavingMinor: 0,
    minutes: null,
    trace: { kind: 'change', entryId: toBill.entry.id, issuedMinor, ratedMinor },
  }
}

const lineOfEntry = ({ entry, text, isProject }: EntryToBill, billTo: string, piece: RatedPiece) => ({
  billTo,
  currency: piece.currency,
  agreementId: piece.agreementId,
  lineKey: piece.lineKey,
  nature: isProject || piece.workType === 'project' ? ('project' as const) : ('one-shot' as const),
  from: piece.workedOn,
  to: addDays(piece.workedOn, 1),
  title: text,
  fee: null,
  lotKey: null,
  timeEntryId: entry.id,
  account: '',
  taxCode: null,
  passThrough: false,
})

function kindOf({ outcome, kind, overage }: RatedPiece): LineKind {
  if (outcome === 'covered') return 'covered'
  if (outcome === 'given-away') return 'no-charge'
  if (kind === 'travel') return 'travel'
  return overage ? 'overage' : 'labour'
}
