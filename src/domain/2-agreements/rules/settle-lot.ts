import type { Day } from '#kernel/days.ts'
import { partOf } from '#kernel/money.ts'
import type { Lot, LotEntry } from './lots.ts'
import type { RatedLot } from './rated.ts'
import type { EndingRule } from './terms.ts'

/** What becomes of a lot's unused units when its agreement ends. */
export type LotSettlement = { lotId: string; units: number; refundMinor: number; row: LotEntry }

/**
 * Settles what is left of a lot: it lapses, is refunded at what was paid for it, is refunded as far as the
 * price exceeds the used hours at list (`usedAtListMinor`), or is transferred. Nothing is left: undefined.
 */
export function settleLot(
  lot: RatedLot,
  rule: NonNullable<EndingRule['unused']>,
  on: Day,
  usedAtListMinor = 0,
): LotSettlement | undefined {
  if (lot.balance <= 0) return undefined
  const row = { units: -lot.balance, on, reason: 'agreement ended' }
  const settled = { lotId: lot.id, units: lot.balance, refundMinor: 0 }
  switch (rule) {
    case 'lapse':
      return { ...settled, row: { ...row, kind: 'lapse' } }
    case 'transfer':
      return { ...settled, row: { ...row, kind: 'transfer' } }
    case 'refund-at-price':
      return { ...settled, refundMinor: unusedPrice(lot), row: { ...row, kind: 'refund' } }
    case 'refund-after-list': {
      const refundMinor = Math.max(0, (lot.priceMinor ?? 0) - usedAtListMinor)
      return { ...settled, refundMinor, row: { ...row, kind: 'refund' } }
    }
  }
}

const unusedPrice = ({ priceMinor = 0, granted, balance }: Lot & { balance: number }) =>
  granted > 0 ? partOf(priceMinor, Math.min(balance, granted), granted) : 0
