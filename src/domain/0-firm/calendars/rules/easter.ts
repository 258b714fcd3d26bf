import { type Day, dayNumber, dayOfNumber } from '#kernel/days.ts'

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 1876). Years from 1583. */
export function easterSunday(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const correction = Math.floor((century + 8) / 25)
  const epact =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - correction + 1) / 3) + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const days = epact + toSunday - 7 * late + 22
  return dayOfNumber(dayNumber(`${String(year).padStart(4, '0')}-03-01`) + days - 1)
}
