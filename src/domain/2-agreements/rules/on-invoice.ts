import { printDecimal, trimmed } from '#kernel/decimal.ts'
import type { FeeDue } from './fee.ts'
import type { RatedPiece } from './rated.ts'

/** Quantity, price and base quantity as `invoiceTotals` takes them: the arithmetic on paper gives the net. */
export type OnInvoice = { quantity: string; price: string; priceBaseQuantity: string }

/** Days of a period that isn't whole are in the quantity: 3 × 38.00 × 17/30 is 51 at 38.00 for 30. */
export const feeOnInvoice = ({ quantity, unitPrice, share }: FeeDue): OnInvoice =>
  share.days === share.of
    ? { quantity: String(quantity), price: unitPrice, priceBaseQuantity: '1' }
    : { quantity: String(quantity * share.days), price: unitPrice, priceBaseQuantity: String(share.of) }

/** Labour in minutes at an hourly price; what is covered or free stands at 0; a way is one at its amount. */
export function pieceOnInvoice(piece: RatedPiece, decimals: number): OnInvoice {
  if (piece.outcome !== 'billed') {
    return { quantity: String(piece.billableMinutes), price: '0', priceBaseQuantity: '60' }
  }
  if (piece.travel || (piece.waivedMinor !== 0 && piece.kind === 'travel')) {
    const price = printDecimal({ digits: BigInt(piece.billedMinor), scale: decimals })
    return { quantity: '1', price, priceBaseQuantity: '1' }
  }
  const price = printDecimal(trimmed({ digits: BigInt(piece.hourlyMicro), scale: 6 }))
  return { quantity: String(piece.billableMinutes), price, priceBaseQuantity: '60' }
}
