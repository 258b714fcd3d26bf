import { type AgreementTerms, type CountFact, monthlyRecurring } from '#agreements/rules'
import { addDays, addMonths, type Day, firstOfMonth, monthNumber } from '#kernel/days.ts'
import { contractedUntil } from './segments.ts'

/** `months`: how many of its months are counted; the running quarter has begun already. */
export type Quarter = { quarter: string; from: Day; months: number; contractedMinor: number }

/**
 * What is signed, by calendar quarter: each month's recurring revenue of every agreement while it is owed whatever
 * happens, by its first day. The running quarter holds its months from this one on. Pass-through is left out.
 */
export function contractedByQuarter(
  agreements: readonly AgreementTerms[],
  counts: ReadonlyMap<string, readonly CountFact[]>,
  currency: string,
  today: Day,
  quarters: number,
): Quarter[] {
  const begin = firstOfMonth(today)
  const found = new Map<string, Quarter>()
  const end = addMonths(quarterOf(begin), quarters * 3)
  for (let month = begin; month < end; month = addMonths(month, 1)) {
    const from = quarterOf(month)
    const quarter = found.get(from) ?? { quarter: nameOf(from), from, months: 0, contractedMinor: 0 }
    found.set(from, quarter)
    quarter.months += 1
    const day = month < today ? today : month
    for (const agreement of agreements) {
      if (agreement.currency !== currency || contractedUntil(agreement, today, addDays) <= day) continue
      const lines = monthlyRecurring(agreement, day, counts.get(agreement.id) ?? [])
      for (const line of lines) if (!line.passThrough) quarter.contractedMinor += line.minor
    }
  }
  return [...found.values()]
}

const quarterOf = (month: Day) => addMonths(firstOfMonth(month), -(monthNumber(month) % 3))
const nameOf = (from: Day) => `Q${Math.floor((monthNumber(from) % 12) / 3) + 1} ${from.slice(0, 4)}`
