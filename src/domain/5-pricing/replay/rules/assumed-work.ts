import type { TimeEntry } from '#agreements/rules'
import type { DayClass } from '#kernel/business-calendar.ts'
import { addDays, addMonths, type Day, daysBetween } from '#kernel/days.ts'
import { shareOut } from '#kernel/money.ts'

/** Hours of a month that nobody kept entries of. */
export type AssumedMonth = {
  month: Day
  minutes: number
  afterHoursMinutes: number
  emergencyMinutes: number
}
/** What kind of work hours are, and how much of it there is in the firm's own book. */
export type WorkKind = { category: string; workType: string; role?: string; minutes: number }

const longestMinutes = 60

/**
 * Made-up entries of known hours, so that the same rating prices them: of the kinds of work that the book has, in
 * its proportions, an hour at most each, spread evenly over the month. After-hours are evenings; emergencies fall in
 * business hours as far as both don't overlap.
 */
export function assumedEntries(
  clientId: string,
  months: readonly AssumedMonth[],
  kinds: readonly WorkKind[],
): TimeEntry[] {
  return months.flatMap((one) =>
    bucketsOf(one).flatMap(({ minutes, ...facts }, bucket) => {
      const lengths = lengthsOf(minutes, kinds)
      return lengths.map(({ kind, length }, at): TimeEntry => {
        const { minutes: _, ...work } = kind
        const id = `assumed-${one.month.slice(0, 7)}-${bucket}-${at + 1}`
        const workedOn = dayOf(one.month, at, lengths.length)
        return { id, clientId, ticketId: id, workedOn, minutes: length, ...work, ...facts }
      })
    }),
  )
}

type Bucket = { minutes: number; class: DayClass; emergency: boolean }

function bucketsOf({ minutes, afterHoursMinutes, emergencyMinutes }: AssumedMonth): Bucket[] {
  const both = Math.max(0, afterHoursMinutes + emergencyMinutes - minutes)
  const buckets: Bucket[] = [
    {
      minutes: minutes - afterHoursMinutes - emergencyMinutes + both,
      class: 'business',
      emergency: false,
    },
    { minutes: afterHoursMinutes - both, class: 'evening', emergency: false },
    { minutes: emergencyMinutes - both, class: 'business', emergency: true },
    { minutes: both, class: 'evening', emergency: true },
  ]
  return buckets.filter((bucket) => bucket.minutes > 0)
}

function lengthsOf(minutes: number, kinds: readonly WorkKind[]) {
  const shares = shareOut(
    minutes,
    kinds.map((kind) => kind.minutes),
  )
  return kinds.flatMap((kind, at) => {
    const share = shares[at] ?? 0
    const whole = Math.floor(share / longestMinutes)
    const rest = share % longestMinutes
    const lengths = [...Array.from({ length: whole }, () => longestMinutes), ...(rest > 0 ? [rest] : [])]
    return lengths.map((length) => ({ kind, length }))
  })
}

const dayOf = (month: Day, at: number, of: number): Day =>
  addDays(month, Math.floor(((at + 0.5) * daysBetween(month, addMonths(month, 1))) / of))
