import { type Decision, no, yes } from '#kernel/decision.ts'
import { currencySigns, minorDigits, separators } from './format.ts'

export type FigureReason = 'not-a-number' | 'too-many-decimals' | 'too-large'

/** What a person typed, as integer minor units: '1,360.50' → 136050. Never goes through a binary fraction. */
export function readMoney(typed: string, locale: string, currency: string): Decision<number, FigureReason> {
  return readDecimal(withoutCurrency(typed, locale, currency), locale, minorDigits(currency))
}

/** Percent as basis points: '12.5' or '12.5 %' → 1250. */
export function readPercent(typed: string, locale: string): Decision<number, FigureReason> {
  return readDecimal(typed.replace('%', ''), locale, 2)
}

/** Hours as minutes: '1:30', '1.5', '1 h 30', '90 min' and '45m' are all understood. */
export function readHours(typed: string, locale: string): Decision<number, FigureReason> {
  const text = typed.trim().toLowerCase()
  const clock = /^(\d{1,5})\s*(?::|h)\s*([0-5]?\d)\s*(?:m|min)?$/.exec(text)
  if (clock) return yes(Number(clock[1]) * 60 + Number(clock[2]))
  const minutes = /^(\d{1,6})\s*(?:m|min)$/.exec(text)
  if (minutes) return yes(Number(minutes[1]))
  const hours = readDecimal(text.replace(/\s*h$/, ''), locale, 4)
  return hours.yes ? yes(Math.round((hours.value * 60) / 10_000)) : hours
}

/** A figure with at most `decimals` places, as an integer of its smallest step. */
export function readDecimal(typed: string, locale: string, decimals: number): Decision<number, FigureReason> {
  const plain = withPoint(typed.replace(/[\s\u00a0\u202f'’]/g, '').replace('\u2212', '-'), locale)
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(plain)
  const whole = parts?.[2] ?? ''
  const fraction = (parts?.[3] ?? '').replace(/0+$/, '')
  if (!parts || (whole === '' && (parts[3] ?? '') === '')) return no('not-a-number')
  if (fraction.length > decimals) return no('too-many-decimals', { decimals })
  const value = Number((whole || '0') + fraction.padEnd(decimals, '0'))
  if (!Number.isSafeInteger(value)) return no('too-large')
  return yes(parts[1] === '-' && value !== 0 ? -value : value)
}

/** The sentence beside the field. */
export function figureSentence(reason: FigureReason, about?: Record<string, string | number>): string {
  if (reason === 'too-many-decimals')
    return about?.decimals === 0 ? 'Whole units only.' : `At most ${about?.decimals ?? 2} decimals.`
  if (reason === 'too-large') return 'That is more than any invoice can hold.'
  return 'Write a number.'
}

/**
 * The locale's thousands fall away and its decimal sign becomes a point. People also type the other decimal sign
 * ('1,50' in English): a single group sign that can't be a thousands sign is read as the decimal.
 */
function withPoint(text: string, locale: string): string {
  const { group, decimal } = separators(locale)
  const sign = group === ',' || group === '.' ? group : decimal === ',' ? '.' : ','
  const pieces = text.split(sign)
  const mistaken = pieces.length === 2 && !text.includes(decimal) && (pieces[1] ?? '').length !== 3
  if (mistaken) return pieces.join('.')
  const grouped = pieces
    .slice(1)
    .every((piece, at, all) => (at < all.length - 1 ? /^\d{2,3}$/ : /^\d{3}(\D|$)/).test(piece))
  return grouped ? pieces.join('').replace(decimal, '.') : text
}

function withoutCurrency(typed: string, locale: string, currency: string): string {
  const signs = [currency, ...currencySigns(locale, currency)]
  return signs.reduce((text, sign) => text.replace(sign, '').replace(sign.toLowerCase(), ''), typed)
}
