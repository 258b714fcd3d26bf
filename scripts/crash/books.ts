import { addMonths, type Day } from '#kernel/days.ts'

export type Book = {
  clients: number
  /** How many months are moved in and billed. */
  months: number
  /** The first day of the first of them. */
  from: Day
}
type Kind = 'fixed fee' | 'retainer' | 'by the hour'
const kinds: Kind[] = ['fixed fee', 'retainer', 'by the hour']

const feeMinor = { 'fixed fee': 30_000, retainer: 105_000, 'by the hour': 0 }
/** Worked for each client each month: two calls of 90 minutes, at 95.00 an hour where nothing covers them. */
const calls = 2
const minutes = 90
export const hourMinor = 9_500
const includedHours = 2

const kindOf = (at: number): Kind => kinds[at % kinds.length] ?? 'by the hour'
const nameOf = (at: number) => `Client ${String(at + 1).padStart(4, '0')}`
const every = <Value>({ clients }: Book, make: (at: number) => Value) =>
  Array.from({ length: clients }, (_, at) => make(at))

export const clientsCsv = (book: Book) => ['Name', ...every(book, nameOf)].join('\n')

export function agreementsCsv(book: Book): string {
  const header = 'Client,Agreement,Kind of line,Price,Included hours,Starts,Not yet billed from'
  const rows = every(book, (at) => {
    const kind = kindOf(at)
    const hours = kind === 'retainer' ? includedHours : ''
    return kind === 'by the hour'
      ? []
      : [`${nameOf(at)},Care,${kind},${feeMinor[kind] / 100}.00,${hours},${book.from},${book.from}`]
  })
  return [header, ...rows.flat()].join('\n')
}

/** What was worked in one month. */
export function workCsv(book: Book, month: number, person: string): string {
  const day = addMonths(book.from, month).replace(/01$/, '10')
  const rows = every(book, (at) =>
    Array.from(
      { length: calls },
      (_, call) => `${nameOf(at)},${month}-${at}-${call},${person},${day},${minutes}`,
    ),
  )
  return ['Client,Number in the old system,Who worked,Day,Minutes', ...rows.flat()].join('\n')
}

/** What stands in the books once all months are billed through, each once. */
export function expected(book: Book) {
  const count = (kind: Kind) => every(book, kindOf).filter((one) => one === kind).length
  const fees = book.months + 1
  const monthly = (feeMinor['fixed fee'] * count('fixed fee') + feeMinor.retainer * count('retainer')) * fees
  const worked = calls * minutes
  const beyond = worked - includedHours * 60
  const hourly = count('by the hour') * worked + count('retainer') * beyond
  return {
    netMinor: monthly + (hourly * book.months * hourMinor) / 60,
    fees: fees * (count('fixed fee') + count('retainer')),
    entries: book.clients * calls * book.months,
    drawnMinutes: count('retainer') * includedHours * 60 * book.months,
  }
}
