/** A calendar day as ISO text ('2026-11-17'). Days sort as they read, so `<` compares them. */
export type Day = string

/** A day counted from 1970-01-01 (0). Inside loops days are numbers; text stands at the door. */
export type DayNumber = number

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** Whether the text is a day that exists, from 0001-01-01 to 9999-12-31. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!parts) return false
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Throws a RangeError for a text that is no day: by then somebody should have asked `isDay`. */
export function dayNumber(day: Day): DayNumber {
  if (!isDay(day)) throw new RangeError(`'${day}' is not a day such as 2026-11-17`)
  return numberOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8)))
}

export function dayOfNumber(number: DayNumber): Day {
  const { year, month, day } = datePartsOf(number)
  if (!(year >= 1 && year <= 9999))
    throw new RangeError(`Day number ${number} is not between years 1 and 9999`)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
}

export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days)

/** Days in [from, toExclusive); negative when `toExclusive` comes first. */
export const daysBetween = (from: Day, toExclusive: Day): number => dayNumber(toExclusive) - dayNumber(from)

/** The same day of another month, clamped to its length: 31 January plus one month is 28 February. */
export function addMonths(day: Day, months: number): Day {
  const from = datePartsOf(dayNumber(day))
  return dayInMonth(from.year * 12 + from.month - 1 + months, from.day)
}

/** The day of a month counted from year 0 (year × 12 + month − 1), clamped to the month's length. */
export function dayInMonth(monthNumber: number, day: number): Day {
  const year = Math.floor(monthNumber / 12)
  const month = monthNumber - year * 12 + 1
  return dayOfNumber(numberOf(year, month, Math.min(day, daysInMonth(year, month))))
}

/** The day's month counted from year 0, so that months subtract: year × 12 + month − 1. */
export const monthNumber = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

export const dayOfMonth = (day: Day): number => Number(day.slice(8))
export const firstOfMonth = (day: Day): Day => `${day.slice(0, 8)}01`
export const lastOfMonth = (day: Day): Day => dayInMonth(monthNumber(day), 31)
export const weekday = (day: Day): Weekday => weekdayOfNumber(dayNumber(day))
export const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0)
export const earlierDay = (a: Day, b: Day): Day => (a < b ? a : b)
export const laterDay = (a: Day, b: Day): Day => (a > b ? a : b)

/** 1970-01-01 was a Thursday. */
export const weekdayOfNumber = (number: DayNumber): Weekday =>
  weekdays[(((number + 3) % 7) + 7) % 7] as Weekday

function daysInMonth(year: number, month: number) {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/**
 * Years begin in March here, so that the leap day is a year's last and needs no exception;
 * 146,097 days are the 400 years after which the calendar repeats, 719,468 lie before 1970.
 */
function numberOf(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function datePartsOf(number: DayNumber) {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 }
}

const padded = (number: number, digits: number) => String(number).padStart(digits, '0')
