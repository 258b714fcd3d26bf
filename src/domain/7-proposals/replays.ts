import type { Tx } from '#platform/database/firm-database.ts'
import { replayUnder } from '#pricing'
import type { Option } from './proposal-shapes.ts'

const months = 12

/**
 * A client's last twelve months under an option: our own record, an old provider's bills, or the book's usual year,
 * each labelled as what it is. Null where there is none of them, or nothing was billed that could be charged again.
 */
export async function replayOf(
  tx: Tx,
  now: string,
  clientId: string,
  terms: Option['terms'],
): Promise<Option['replay']> {
  const replayed = await replayUnder(tx, now, { clientId, terms, months })
  if (!replayed.yes || replayed.value.billedMinor === 0) return null
  const { source, label, billedMinor, underOfferMinor, savingMinor } = replayed.value
  const isTimed = source === 'own' || replayed.value.pieces.length > 0
  return {
    source,
    label,
    months: replayed.value.months.map(({ month, feeMinor: _, workMinor: __, ...one }) => {
      const { minutes, afterHoursMinutes, emergencyMinutes, ...money } = one
      const time = isTimed ? { minutes, afterHoursMinutes, emergencyMinutes } : {}
      return { month: month.slice(0, 7), ...money, ...time }
    }),
    billedMinor,
    underOfferMinor,
    savingMinor,
  }
}
