import {
  addMonths,
  type Day,
  type DayNumber,
  dayNumber,
  dayOfNumber,
  daysBetween,
  isDay,
} from '#kernel/days.ts'
import { DAY_MS, type EpochMs, epochMs, type InstantLike } from '#kernel/instants.ts'

/*
 * The same few hundred days occur again and again while rating; reading a day's text takes ten times as long
 * as looking it up. What is remembered never changes an answer.
 */
const MOST_REMEMBERED = 20_000
const numbers = new Map<Day, DayNumber>()
const texts = new Map<DayNumber, Day>()

export function numberOfDay(day: Day): DayNumber {
  const known = numbers.get(day)
  if (known !== undefined) return known
  const number = dayNumber(day)
  if (numbers.size >= MOST_REMEMBERED) numbers.clear()
  numbers.set(day, number)
  return number
}

export function dayOf(number: DayNumber): Day {
  const known = texts.get(number)
  if (known !== undefined) return known
  const day = dayOfNumber(number)
  if (texts.size >= MOST_REMEMBERED) texts.clear()
  texts.set(number, day)
  return day
}

/** Our own texts ('2026-11-17T10:15:00.000Z') are read in place, all others by the kernel. */
export function msOf(instant: InstantLike): EpochMs {
  if (typeof instant !== 'string' || !isOurs(instant)) return epochMs(instant)
  const hours = digits(instant, 11, 2)
  const minutes = digits(instant, 14, 2)
  const seconds = digits(instant, 17, 2)
  const ms = digits(instant, 20, 3)
  const { first, days } = monthOf(instant)
  const day = digits(instant, 8, 2)
  // What isn't a number makes a comparison false too; the kernel then says what is wrong.
  if (!(hours < 24 && minutes < 60 && seconds < 60 && ms >= 0 && day >= 1 && day <= days))
    return epochMs(instant)
  const inDay = ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms
  return (first + day - 1) * DAY_MS + inDay
}

type Month = { first: DayNumber; days: number }
const months = new Map<number, Month>()
const noMonth: Month = { first: 0, days: 0 }

/** The month that a text begins with; one without days when it is none. */
function monthOf(text: string): Month {
  const inYear = digits(text, 5, 2)
  if (!(inYear >= 1 && inYear <= 12)) return noMonth
  const number = digits(text, 0, 4) * 12 + inYear
  const known = months.get(number)
  if (known) return known
  const day = `${text.slice(0, 7)}-01`
  if (!isDay(day)) return noMonth
  const month = { first: dayNumber(day), days: daysBetween(day, addMonths(day, 1)) }
  months.set(number, month)
  return month
}

/** Whether an instant's text is in the form that we write: then it needn't be written again. */
export const isOurs = (instant: string) =>
  instant.length === 24 &&
  instant.charCodeAt(4) === DASH &&
  instant.charCodeAt(7) === DASH &&
  instant.charCodeAt(10) === LETTER_T &&
  instant.charCodeAt(13) === COLON &&
  instant.charCodeAt(16) === COLON &&
  instant.charCodeAt(19) === DOT &&
  instant.charCodeAt(23) === LETTER_Z

const DASH = 45
const DOT = 46
const COLON = 58
const LETTER_T = 84
const LETTER_Z = 90
const ZERO = 48

/** NaN when one of them is no digit. */
function digits(text: string, at: number, count: number): number {
  let number = 0
  for (let place = at; place < at + count; place += 1) {
    const digit = text.charCodeAt(place) - ZERO
    if (digit < 0 || digit > 9) return Number.NaN
    number = number * 10 + digit
  }
  return number
}
