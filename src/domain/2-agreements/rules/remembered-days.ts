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
  const seconds = twoDigits(instant, 11) * 3600 + twoDigits(instant, 14) * 60 + twoDigits(instant, 17)
  const ms = twoDigits(instant, 20) * 10 + instant.charCodeAt(22) - ZERO
  if (!(seconds < 86_400 && ms >= 0 && ms < 1000)) return epochMs(instant)
  return numberOfDay(instant.slice(0, 10)) * DAY_MS + seconds * 1000 + ms
}

export const isOurs = (instant: string) => instant.length === 24 && shape.test(instant)

const shape = /T[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z$/
const ZERO = 48
const twoDigits = (text: string, at: number) =>
  (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO
