import type { DayClass } from '#kernel/business-calendar.ts'
import type { DayNumber } from '#kernel/days.ts'
import type { EpochMs } from '#kernel/instants.ts'
import type { Period } from '#kernel/periods.ts'
import type { OpenAgreement, OpenVersion } from './open-agreement.ts'
import type { FoundBy, HeldReason } from './rated.ts'
import type { TimeEntry } from './time-entry.ts'

/** A stretch of an entry's work in one class, period and version, on its way through the seven steps. */
export type Work = {
  entry: TimeEntry
  agreement: OpenAgreement | null
  version: OpenVersion | null
  foundBy: FoundBy
  held: HeldReason | null
  day: DayNumber
  /** The day whose price list prices it: its own, also where it is looked at as if it were another day's. */
  pricedOn: DayNumber
  period: Period
  /** Null without clock times; such work counts as begun at midnight. */
  from: EpochMs | null
  to: EpochMs | null
  /** Whether it begins, and ends, with its entry. */
  isFirst: boolean
  isLast: boolean
  class: DayClass
  /** Actual minutes, billable ones after rounding, and of those rated what a hand set aside. */
  actual: number
  billable: number
  givenAway: number
  /** Its place within the entry, and how many pieces have been made of it. */
  index: number
  portions: number
}

/** By work date, then start, then id: the order in which allowances are drawn, however it was typed. */
export const byOrderOfWork = (a: Work, b: Work): number =>
  a.day - b.day || startOf(a) - startOf(b) || compareIds(a.entry.id, b.entry.id) || a.index - b.index

export function inOrderOfWork(works: Work[]): Work[] {
  for (let at = 1; at < works.length; at += 1) {
    if (byOrderOfWork(works[at - 1] as Work, works[at] as Work) > 0) return works.sort(byOrderOfWork)
  }
  return works
}

const startOf = (work: Work) => work.from ?? Number.MIN_SAFE_INTEGER
const compareIds = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
