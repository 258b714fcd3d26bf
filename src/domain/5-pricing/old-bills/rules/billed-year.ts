import { addMonths, type Day, monthNumber } from '#kernel/days.ts'
import { shareOut } from '#kernel/money.ts'

/** Where a figure comes from: their invoices, a statement of account, or what was said. */
export const billSources = ['invoices', 'statement', 'told'] as const
export type BillSource = (typeof billSources)[number]

/** What an old provider billed for a month, or for the twelve that begin with it. */
export type OldBill = {
  month: Day
  months: 1 | 12
  billedMinor: number
  minutes: number | null
  afterHoursMinutes: number | null
  emergencyMinutes: number | null
}
export type KeptBill = OldBill & { provider: string; source: BillSource; madeAt: string; id: string }

export type BilledMonth = {
  month: Day
  billedMinor: number
  minutes: number | null
  afterHoursMinutes: number
  emergencyMinutes: number
}
export type BilledYear = {
  months: BilledMonth[]
  provider: string
  source: BillSource
  minutes: number
  /** Whether a yearly sum was spread over any of the months. */
  isSpread: boolean
  /** Months without any bill, between the first and the last. */
  gaps: number
}

const monthsOfYear = 12

/**
 * The last twelve months that bills are known of: for each month the row that was kept last says it; a yearly sum is
 * spread evenly, to the cent. Undefined where there are none.
 */
export function billedYear(bills: readonly KeptBill[]): BilledYear | undefined {
  const standing = new Map<Day, { bill: KeptBill; part: BilledMonth }>()
  for (const bill of bills.toSorted(byWhenKept))
    for (const part of partsOf(bill)) standing.set(part.month, { bill, part })
  const last = [...standing.keys()].sort().at(-1)
  if (last === undefined) return undefined

  const known = [...standing.values()]
    .filter(({ part }) => part.month > addMonths(last, -monthsOfYear))
    .sort((a, b) => (a.part.month < b.part.month ? -1 : 1))
  const first = known[0]?.part.month ?? last
  const newest = known
    .map(({ bill }) => bill)
    .toSorted(byWhenKept)
    .at(-1)
  const months = Array.from(
    { length: monthNumber(last) - monthNumber(first) + 1 },
    (_, at) => standing.get(addMonths(first, at))?.part ?? nothing(addMonths(first, at)),
  )
  return {
    months,
    provider: newest?.provider ?? '',
    source: newest?.source ?? 'told',
    minutes: months.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    isSpread: known.some(({ bill }) => bill.months > 1),
    gaps: months.length - known.length,
  }
}

function partsOf(bill: OldBill): BilledMonth[] {
  const even = Array.from({ length: bill.months }, () => 1)
  const spread = (whole: number) => shareOut(whole, even)
  const billed = spread(bill.billedMinor)
  const minutes = bill.minutes === null ? null : spread(bill.minutes)
  const late = spread(bill.afterHoursMinutes ?? 0)
  const urgent = spread(bill.emergencyMinutes ?? 0)
  return even.map((_, at) => ({
    month: addMonths(bill.month, at),
    billedMinor: billed[at] ?? 0,
    minutes: minutes?.[at] ?? null,
    afterHoursMinutes: late[at] ?? 0,
    emergencyMinutes: urgent[at] ?? 0,
  }))
}

const nothing = (month: Day): BilledMonth => ({
  month,
  billedMinor: 0,
  minutes: null,
  afterHoursMinutes: 0,
  emergencyMinutes: 0,
})

const byWhenKept = (a: KeptBill, b: KeptBill) =>
  a.madeAt < b.madeAt ? -1 : a.madeAt > b.madeAt ? 1 : a.id < b.id ? -1 : 1
