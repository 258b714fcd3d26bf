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
 * Made-up entries of known hours, so that the same rating prices them: of the kinds of work that the book has, over all
 * months in its proportions, an hour at most each, spread evenly over their month. After-hours are evenings; emergencies
 * fall in business hours as far as both don't overlap.
 */
export function assumedEntries(
  clientId: string,
  months: readonly AssumedMonth[],
  kinds: readonly WorkKind[],
): TimeEntry[] {
  return bucketsOf(months).flatMap(({ minutesByMonth, ...facts }, bucket) => {
    const pieces = piecesOf(total(minutesByMonth), kinds)
    return months.flatMap(({ month }, at) => {
      const own = takeOff(pieces, minutesByMonth[at] ?? 0)
      return own.map(({ kind: { minutes: _, ...work }, minutes }, index): TimeEntry => {
        const id = `assumed-${month.slice(0, 7)}-${bucket + 1}-${index + 1}`
        const workedOn = dayOf(month, index, own.length)
        return { id, clientId, ticketId: id, workedOn, minutes, ...work, ...facts }
      })
    })
  })
}

type Bucket = { class: DayClass; emergency: boolean; minutesByMonth: number[] }

function bucketsOf(months: readonly AssumedMonth[]): Bucket[] {
  const minutesBy = (of: (month: AssumedMonth, both: number) => number) =>
    months.map((month) =>
      of(month, Math.max(0, month.afterHoursMinutes + month.emergencyMinutes - month.minutes)),
    )
  return [
    {
      class: 'business',
      emergency: false,
      minutesByMonth: minutesBy(
        (one, both) => one.minutes - one.afterHoursMinutes - one.emergencyMinutes + both,
      ),
    },
    {
      class: 'evening',
      emergency: false,
      minutesByMonth: minutesBy((one, both) => one.afterHoursMinutes - both),
    },
    {
      class: 'business',
      emergency: true,
      minutesByMonth: minutesBy((one, both) => one.emergencyMinutes - both),
    },
    { class: 'evening', emergency: true, minutesByMonth: minutesBy((_, both) => both) },
  ]
}

type Piece = { kind: WorkKind; minutes: number }

/** So many minutes as pieces of work, the kinds mixed as evenly as they go. */
function piecesOf(minutes: number, kinds: readonly WorkKind[]): Piece[] {
  const shares = shareOut(
    minutes,
    kinds.map((kind) => kind.minutes),
  )
  return kinds
    .flatMap((kind, at) => {
      const share = shares[at] ?? 0
      const count = Math.ceil(share / longestMinutes)
      return Array.from({ length: count }, (_, index) => ({
        kind,
        minutes: Math.min(longestMinutes, share - index * longestMinutes),
        place: (index + 0.5) / count,
      }))
    })
    .sort((a, b) => a.place - b.place)
}

/** Takes so many minutes off the front; the piece that is too long is cut. */
function takeOff(pieces: Piece[], minutes: number): Piece[] {
  const taken: Piece[] = []
  let left = minutes
  while (left > 0) {
    const first = pieces[0]
    if (!first) return taken
    const part = Math.min(left, first.minutes)
    taken.push({ kind: first.kind, minutes: part })
    left -= part
    if (part === first.minutes) pieces.shift()
    else pieces[0] = { kind: first.kind, minutes: first.minutes - part }
  }
  return taken
}

const total = (minutes: readonly number[]) => minutes.reduce((sum, one) => sum + one, 0)
const dayOf = (month: Day, at: number, of: number): Day =>
  addDays(month, Math.floor(((at + 0.5) * daysBetween(month, addMonths(month, 1))) / of))
