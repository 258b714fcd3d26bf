import type { DayNumber } from '#kernel/days.ts'
import { DAY_MS, type EpochMs } from '#kernel/instants.ts'
import { type AgreementBook, type Found, findAgreement } from './find-agreement.ts'
import { localDay, type OpenAgreement, versionOn } from './open-agreement.ts'
import type { RateCard } from './rate-card.ts'
import type { RateLists } from './rates.ts'
import { msOf, numberOfDay } from './remembered-days.ts'
import type { ClockTimes, Duration, TimeEntry } from './time-entry.ts'
import type { UsagePeriods } from './usage-periods.ts'
import type { Work } from './work.ts'
import type { Stretch, WorkCalendar } from './work-calendar.ts'

/** What holds for all work of the firm, laid out once for each call of `rate`. */
export type FirmRules = {
  rateCard: RateCard
  lists: RateLists
  calendar: WorkCalendar
  periodOf: UsagePeriods
  runOverMs: number
  book: AgreementBook
}

const MINUTE_MS = 60_000

/**
 * Finds the entry's agreement and splits its clock times by that agreement's calendar wherever the class
 * changes, and at a midnight where a usage period or a version of the terms begins.
 */
export function addWork(works: Work[], entry: TimeEntry, firm: FirmRules): void {
  if (isClocked(entry)) addClocked(works, entry, firm)
  else addDuration(works, entry, firm)
}

function addDuration(works: Work[], entry: TimeEntry & Duration, firm: FirmRules) {
  const day = numberOfDay(entry.workedOn)
  const found = findAgreement(entry, () => day, firm.book, firm.rateCard)
  const work = workOn(entry, found, day, firm)
  const isPossible = Number.isInteger(entry.minutes) && entry.minutes >= 0
  work.class = entry.class ?? 'business'
  work.actual = work.billable = isPossible ? entry.minutes : 0
  if (!isPossible) work.held = 'impossible-time'
  works.push(work)
}

function addClocked(works: Work[], entry: TimeEntry & ClockTimes, firm: FirmRules) {
  const start = msOf(entry.startedAt)
  const end = msOf(entry.endedAt)
  const found = findAgreement(entry, (agreement) => localDay(agreement, start), firm.book, firm.rateCard)
  if (end < start) {
    const impossible = workOn(entry, found, firm.calendar.dayAt(start), firm)
    impossible.held = 'impossible-time'
    works.push(impossible)
    return
  }
  const minutes = Math.ceil((end - start) / MINUTE_MS)
  let done = 0
  let index = 0
  for (const stretch of stretchesOf(start, end, found.agreement, firm)) {
    const work = workOn(entry, found, stretch.day, firm)
    // Whole minutes, counted from the entry's start, so that its stretches sum to it.
    const upTo =
      stretch.to === end ? minutes : Math.min(minutes, Math.round((stretch.to - start) / MINUTE_MS))
    work.from = stretch.from
    work.to = stretch.to
    work.isFirst = index === 0
    work.isLast = stretch.to === end
    work.class = stretch.class
    work.actual = work.billable = upTo - done
    work.index = index
    done = upTo
    index += 1
    works.push(work)
  }
}

function stretchesOf(
  start: EpochMs,
  end: EpochMs,
  agreement: OpenAgreement | null,
  firm: FirmRules,
): Stretch[] {
  const calendar = agreement ? versionOn(agreement, localDay(agreement, start)).calendar : firm.calendar
  const stretches: Stretch[] = []
  let last: Stretch | undefined
  for (let utcDay = Math.floor(start / DAY_MS); last === undefined || utcDay * DAY_MS < end; utcDay += 1) {
    for (const stretch of calendar.stretchesOf(utcDay)) {
      if (stretch.to <= start) continue
      if (stretch.from >= end && last) break
      const to = Math.min(stretch.to, end)
      if (last?.class === stretch.class && !isCut(last.day, stretch.day, agreement, firm)) last.to = to
      else {
        last = { from: Math.max(stretch.from, start), to, class: stretch.class, day: stretch.day }
        stretches.push(last)
      }
    }
  }
  return withoutRunOver(stretches, firm.runOverMs)
}

/** Work begun in hours that runs over a little stays business. */
function withoutRunOver(stretches: Stretch[], runOverMs: number): Stretch[] {
  if (stretches.length < 2 || stretches[0]?.class !== 'business') return stretches
  const over = stretches.at(-1) as Stretch
  const before = stretches.at(-2) as Stretch
  if (before.class !== 'business' || over.to - over.from > runOverMs) return stretches
  return [...stretches.slice(0, -2), { ...before, to: over.to }]
}

/** Whether the midnight between two days parts usage periods or versions of the terms. */
function isCut(
  before: DayNumber,
  after: DayNumber,
  agreement: OpenAgreement | null,
  firm: FirmRules,
): boolean {
  if (before === after) return false
  if (!agreement) return firm.periodOf(before).from !== firm.periodOf(after).from
  const version = versionOn(agreement, after)
  return (
    versionOn(agreement, before) !== version || version.periodOf(before).from !== version.periodOf(after).from
  )
}

function workOn(entry: TimeEntry, found: Found, day: DayNumber, firm: FirmRules): Work {
  const version = found.agreement && versionOn(found.agreement, day)
  return {
    entry,
    agreement: found.agreement,
    version,
    foundBy: found.by,
    held: found.held,
    day,
    pricedOn: day,
    period: (version?.periodOf ?? firm.periodOf)(day),
    from: null,
    to: null,
    isFirst: true,
    isLast: true,
    class: 'business',
    actual: 0,
    billable: 0,
    givenAway: 0,
    index: 0,
    portions: 0,
  }
}

const isClocked = (entry: TimeEntry): entry is TimeEntry & ClockTimes =>
  'startedAt' in entry && entry.startedAt !== null && entry.startedAt !== undefined
