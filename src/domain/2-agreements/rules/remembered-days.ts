import { type Day, type DayNumber, dayNumber, dayOfNumber } from '#kernel/days.ts'
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
  if (!(hours < 24 && minutes < 60 && seconds < 60 && ms >= 0)) return epochMs(instant)
  const inDay = ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms
  return numberOfDay(instant.slice(0, 10)) * DAY_MS + inDay
}

/** Whether an instant's text is in the form that we write: then it needn't be written again. */
export const isOurs = (instant: string) =>
  instant.length === 24 && instant.charCodeAt(23) === LETTER_Z && instant.charCodeAt(10) === LETTER_T

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
