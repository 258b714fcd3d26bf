import { dayNumber, dayOfNumber, isDay } from './days.ts'

/** An instant as RFC 3339 text in UTC with milliseconds ('2026-11-17T10:15:00.000Z'); these sort as they read. */
export type Instant = string

/** What callers may hand in: RFC 3339 text with any offset, or any Temporal that knows its instant. */
export type InstantLike = string | { readonly epochMilliseconds: number }

/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number

export const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

const rfc3339 = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:([Zz])|([+-])(\d\d):(\d\d))$/

export const isInstant = (text: string): boolean => Number.isFinite(msOfText(text))

/** Throws a RangeError for a text that is no instant: by then somebody should have asked `isInstant`. */
export function epochMs(instant: InstantLike): EpochMs {
  const ms = typeof instant === 'string' ? msOfText(instant) : instant.epochMilliseconds
  if (!Number.isFinite(ms)) {
    throw new RangeError(`'${String(instant)}' is not an instant such as 2026-11-17T10:15:00Z`)
  }
  return ms
}

export function instantOf(ms: EpochMs): Instant {
  const day = Math.floor(ms / DAY_MS)
  const inDay = Math.floor(ms) - day * DAY_MS
  const clock = [inDay / 3_600_000, (inDay / MINUTE_MS) % 60, (inDay / 1000) % 60].map(twoDigits).join(':')
  return `${dayOfNumber(day)}T${clock}.${String(inDay % 1000).padStart(3, '0')}Z`
}

/** Finer than a millisecond is cut off; a leap second (:60) counts as the one before, as in Temporal. */
function msOfText(text: string): EpochMs {
  const parts = rfc3339.exec(text)
  if (!parts) return Number.NaN
  const [
    ,
    day = '',
    hour,
    minute,
    second = '0',
    fraction = '',
    ,
    sign,
    offsetHour = '0',
    offsetMinute = '0',
  ] = parts
  if (!isDay(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return Number.NaN
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return Number.NaN
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1)
  const minutes = Number(hour) * 60 + Number(minute) - offset
  const inMinute = Math.min(Number(second), 59) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'))
  return dayNumber(day) * DAY_MS + minutes * MINUTE_MS + inMinute
}

const twoDigits = (number: number) => String(Math.floor(number)).padStart(2, '0')
