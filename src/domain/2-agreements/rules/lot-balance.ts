import type { Day } from '#kernel/days.ts'
import type { Lot } from './lots.ts'

/** What can be drawn from a lot at the end of a day; 0 before its first day and after its last. */
export function lotBalance(lot: Lot, day: Day): number {
  let usableTo = lot.usableTo
  let balance = lot.granted
  for (const row of lot.ledger ?? []) {
    if (row.kind === 'extend' && row.usableTo !== undefined) usableTo = row.usableTo
    if (row.on <= day) balance += row.units
  }
  return day < lot.usableFrom || (usableTo !== null && day > usableTo) ? 0 : balance
}
