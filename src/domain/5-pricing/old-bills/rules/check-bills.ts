import { addMonths, type Day, firstOfMonth } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import type { OldBill } from './billed-year.ts'

export type BillsReason =
  | 'no-bills'
  | 'bill-ahead'
  | 'bill-twice'
  | 'negative-bill'
  | 'hours-without-amount'
  | 'hours-of-what'
  | 'more-than-the-hours'

/** Whether bills can be kept as they are said. The first that can't names its row and field. */
export function checkBills(bills: readonly OldBill[], today: Day): Decision<OldBill[], BillsReason> {
  if (bills.length === 0) return no('no-bills', { field: 'bills' })
  const seen = new Set<Day>()
  const kept: OldBill[] = []
  for (const [at, bill] of bills.entries()) {
    const month = firstOfMonth(bill.month)
    const refused = refusalOf({ ...bill, month }, today)
    const name = bill.months === 1 ? month.slice(0, 7) : `the year from ${month.slice(0, 7)}`
    const about = { field: `bills.${at}.${refused?.field ?? 'month'}`, month: name }
    if (refused) return no(refused.reason, about)
    for (let past = 0; past < bill.months; past += 1) {
      const day = addMonths(month, past)
      if (seen.has(day)) return no('bill-twice', { ...about, month: day.slice(0, 7) })
      seen.add(day)
    }
    kept.push({ ...bill, month })
  }
  return yes(kept)
}

function refusalOf(
  { month, months, billedMinor, minutes, afterHoursMinutes, emergencyMinutes }: OldBill,
  today: Day,
): { reason: BillsReason; field: keyof OldBill } | undefined {
  if (addMonths(month, months - 1) > today) return { reason: 'bill-ahead', field: 'month' }
  if (billedMinor < 0) return { reason: 'negative-bill', field: 'billedMinor' }
  if (minutes === null && (afterHoursMinutes !== null || emergencyMinutes !== null))
    return { reason: 'hours-of-what', field: 'minutes' }
  if ((minutes ?? 0) > 0 && billedMinor === 0) return { reason: 'hours-without-amount', field: 'billedMinor' }
  if ((afterHoursMinutes ?? 0) > (minutes ?? 0))
    return { reason: 'more-than-the-hours', field: 'afterHoursMinutes' }
  if ((emergencyMinutes ?? 0) > (minutes ?? 0))
    return { reason: 'more-than-the-hours', field: 'emergencyMinutes' }
  return undefined
}
