import { addMonths, type Day, firstOfMonth, isDay } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import { type Currency, parseAmount } from '#kernel/money.ts'
import type { OldBill } from './billed-year.ts'

export type TextReason = 'no-bills' | 'bills-miscounted' | 'bill-unreadable'

const monthsOfYear = 12

/**
 * Bills as people paste them. Either rows that begin with a month or a calendar year (then amount and, where known,
 * hours, hours out of hours, emergency hours; a head may stand above), or bare amounts: twelve are the last twelve whole
 * months, the oldest first; a single one is their sum.
 */
export function billsFromText(text: string, today: Day, currency: Currency): Decision<OldBill[], TextReason> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const rows = lines.map(cellsOf)
  const dated = rows.findIndex(([first = '', ...rest]) => rest.length > 0 && spanOf(first) !== undefined)
  if (dated < 0) return bareAmounts(lines, today, currency)
  const bills: OldBill[] = []
  for (const [at, cells] of rows.entries()) {
    if (at < dated && at === 0) continue
    const bill = billOf(cells, currency)
    if (!bill) return no('bill-unreadable', { row: at + 1, given: lines[at]?.trim() ?? '' })
    bills.push(bill)
  }
  return yes(bills)
}

function bareAmounts(
  lines: readonly string[],
  today: Day,
  currency: Currency,
): Decision<OldBill[], TextReason> {
  const words = lines.flatMap((line) => line.trim().split(/[\s;]+/)).filter((word) => /\d/.test(word))
  if (words.length === 0) return no('no-bills', { field: 'bills' })
  if (words.length !== 1 && words.length !== monthsOfYear)
    return no('bills-miscounted', { given: words.length })
  const first = addMonths(firstOfMonth(today), -monthsOfYear)
  const bills: OldBill[] = []
  for (const [at, word] of words.entries()) {
    const billedMinor = minorOf(word, currency)
    if (billedMinor === undefined) return no('bill-unreadable', { row: at + 1, given: word })
    const months = words.length === 1 ? 12 : 1
    bills.push({ ...unknownHours, month: addMonths(first, at), months, billedMinor })
  }
  return yes(bills)
}

const unknownHours = { minutes: null, afterHoursMinutes: null, emergencyMinutes: null }

function billOf([first = '', amount = '', ...hours]: readonly string[], currency: Currency) {
  const span = spanOf(first)
  const billedMinor = minorOf(amount, currency)
  const [minutes, afterHoursMinutes, emergencyMinutes] = [0, 1, 2].map((at) => minutesOf(hours[at] ?? ''))
  if (span === undefined || billedMinor === undefined) return undefined
  if (minutes === undefined || afterHoursMinutes === undefined || emergencyMinutes === undefined)
    return undefined
  return { ...span, billedMinor, minutes, afterHoursMinutes, emergencyMinutes }
}

/** Tabs and semicolons part cells; commas do where neither stands, for then they are no decimals. */
function cellsOf(line: string): string[] {
  const mark = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ','
  const quoted = mark === ',' ? [...line.matchAll(/\s*(?:"([^"]*)"|([^,]*))(?:,|$)/g)] : undefined
  const cells = quoted ? quoted.map(([, inside, bare]) => inside ?? bare ?? '') : line.split(mark)
  return cells.map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
}

/** 2026-03, 2026-03-31 and 03/2026 are a month, 2025 is a year. */
function spanOf(text: string): Pick<OldBill, 'month' | 'months'> | undefined {
  if (/^(19|20)\d\d$/.test(text)) return { month: `${text}-01-01`, months: 12 }
  const [, year, month] = /^(\d{4})-(\d{1,2})(?:-\d{1,2})?$/.exec(text) ?? []
  const [, monthFirst, yearLast] = /^(\d{1,2})[/.](\d{4})$/.exec(text) ?? []
  const day = `${year ?? yearLast}-${(month ?? monthFirst ?? '').padStart(2, '0')}-01`
  return isDay(day) ? { month: day, months: 1 } : undefined
}

/** Money has two decimals at most here: three digits after the only mark are thousands. */
function minorOf(text: string, currency: Currency): number | undefined {
  const bare = text.replace(/[\s\u00a0\u202f'’\p{Sc}]|[A-Z]{3}/gu, '')
  if (!/^[-−]?\d[\d.,]*$/.test(bare)) return undefined
  const marks = [...bare.matchAll(/[.,]/g)]
  const last = marks.at(-1)
  const after = last ? bare.length - last.index - 1 : 0
  const isDecimal = last && after !== 3 && marks.filter(([mark]) => mark === last[0]).length === 1
  const whole = (isDecimal ? bare.slice(0, last.index) : bare).replace(/[.,]/g, '').replace('−', '-')
  const amount = parseAmount(isDecimal ? `${whole}.${bare.slice(last.index + 1)}` : whole, currency)
  return amount.yes ? amount.value.minor : undefined
}

/** Null where nothing is said, undefined where it can't be read: 6.5, 6,5 and 6:30 are six hours and a half. */
function minutesOf(text: string): number | null | undefined {
  if (text === '' || text === '-' || text === '–') return null
  const [, hours, minutes] = /^(\d{1,4}):([0-5]\d)$/.exec(text) ?? []
  if (hours !== undefined) return Number(hours) * 60 + Number(minutes)
  const written = text.replace(',', '.').replace(/\s*h$/, '')
  return /^\d{1,4}(\.\d+)?$/.test(written) ? Math.round(Number(written) * 60) : undefined
}
