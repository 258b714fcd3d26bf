import { isDay } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import { decimalsOf } from '#kernel/money.ts'
import type { FieldType } from './fields.ts'

export type DayOrder = 'ymd' | 'dmy' | 'mdy'
export type Cell = string | number | boolean | null
export type Manner = { dayOrder: DayOrder; currency: string }

const threeNumbers = /^(\d{1,4})[./-](\d{1,2})(?:[./-](\d{1,4}))?/

/**
 * How a file writes its days. One number above 12 tells day from month; undefined where nothing tells,
 * so that somebody must say.
 */
export function dayOrderOf(texts: Iterable<string>): DayOrder | undefined {
  let order: DayOrder | undefined = 'ymd'
  for (const text of texts) {
    const [, first = '', second = ''] = threeNumbers.exec(text.trim()) ?? []
    if (first === '' || first.length === 4) continue
    if (Number(first) > 12) return 'dmy'
    if (Number(second) > 12) return 'mdy'
    order = undefined
  }
  return order
}

/** A day as the house writes it: '2026-11-17' from 17/11/2026; the first of a month from 2026-11 or 11/2026. */
export function readDay(text: string, order: DayOrder): Decision<string, 'not-a-day'> {
  const [, a = '', b = '', c] = threeNumbers.exec(text.trim()) ?? []
  const parts = partsOf(a, b, c, order)
  const day = parts.map((part, at) => part.padStart(at === 0 ? 4 : 2, '0')).join('-')
  return isDay(day) ? yes(day) : no('not-a-day', { given: text })
}

function partsOf(a: string, b: string, c: string | undefined, order: DayOrder): string[] {
  if (c === undefined) return a.length === 4 ? [a, b, '1'] : [b, a, '1']
  if (a.length === 4) return [a, b, c]
  const year = c.length === 2 ? `20${c}` : c
  return order === 'mdy' ? [year, a, b] : [year, b, a]
}

const clockTime = /[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]m)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/** A wall time 'YYYY-MM-DDTHH:MM' of the firm, or with its offset where the file gives one; midnight without a time. */
export function readTime(text: string, order: DayOrder): Decision<string, 'not-a-time'> {
  const given = text.trim()
  const day = readDay(given, order)
  if (!day.yes) return no('not-a-time', { given: text })
  const [, hour = '0', minute = '00', , half, offset = ''] = clockTime.exec(given) ?? []
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour)
  if (hours > 23 || Number(minute) > 59) return no('not-a-time', { given: text })
  const zone = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase()
  return yes(`${day.value}T${String(hours).padStart(2, '0')}:${minute}${zone}`)
}

/** '1.234,50', '1,234.50', '€ 1 234.5' and '(12.00)' as a plain number; undefined where it is none. */
export function readNumber(text: string, groups = true): number | undefined {
  const bare = text.replace(/[\s '’€$£]|[A-Z]{3}/g, '')
  const isNegative = /^\(.*\)$/.test(bare) || bare.startsWith('-') || bare.endsWith('-')
  const digits = bare.replace(/[()+-]/g, '')
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(digits)) return undefined
  const value = Number(withPoint(digits, groups))
  return Number.isFinite(value) ? (isNegative ? -value : value) : undefined
}

/** The last of two kinds of separators is the decimal one; a single one before three digits groups thousands. */
function withPoint(digits: string, groups: boolean): string {
  const at = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  if (at < 0) return digits
  const separator = digits.charAt(at)
  const isMixed = digits.includes('.') && digits.includes(',')
  const isRepeated = digits.indexOf(separator) !== at
  const isGroup = !isMixed && (isRepeated || (groups && digits.length - at === 4 && at > 0))
  const whole = digits.slice(0, at).replace(/[.,]/g, '')
  return isGroup ? digits.replace(/[.,]/g, '') : `${whole}.${digits.slice(at + 1)}`
}

const truths = new Map<string, boolean>([
  ...['yes', 'y', 'true', '1', 'x', 'ja', 'billable'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', '0', '-', 'nein', 'non-billable'].map((word) => [word, false] as const),
])

/** What a cell says, as its field wants it: amounts in minor units, hours in minutes. Empty is null. */
export function readCell(text: string, type: FieldType, manner: Manner): Decision<Cell> {
  const given = text.trim()
  if (given === '') return yes(null)
  switch (type) {
    case 'text':
      return yes(given)
    case 'day':
      return readDay(given, manner.dayOrder)
    case 'time':
      return readTime(given, manner.dayOrder)
    case 'flag': {
      const truth = truths.get(given.toLowerCase())
      return truth === undefined ? no('not-a-flag', { given }) : yes(truth)
    }
    case 'amount': {
      const amount = readNumber(given)
      if (amount === undefined) return no('not-an-amount', { given })
      return yes(Math.round(amount * 10 ** decimalsOf(manner.currency)))
    }
    case 'number': {
      const number = readNumber(given)
      return number === undefined || !Number.isInteger(number) || number < 0
        ? no('not-a-count', { given })
        : yes(number)
    }
    case 'hours':
      return readHours(given)
  }
}

function readHours(given: string): Decision<number, 'not-hours'> {
  const [, hours, minutes] = /^(\d+):([0-5]\d)(?::\d\d)?$/.exec(given) ?? []
  if (hours !== undefined) return yes(Number(hours) * 60 + Number(minutes))
  const number = readNumber(given.replace(/\s*(hours?|hrs?|h)$/i, ''), false)
  return number === undefined ? no('not-hours', { given }) : yes(Math.round(number * 60))
}
