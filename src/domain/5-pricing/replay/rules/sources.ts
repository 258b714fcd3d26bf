import type { BilledYear } from '../../old-bills/rules/billed-year.ts'

/** What a replay looks back on: our own entries and invoices, an old provider's bills, or the book's usual year. */
export type Source = 'own' | 'old-bills' | 'book'

/** Fewer months say nothing of a year. */
export const leastMonths = 6

/**
 * Our own record once it says something of a year; until then what others billed, where that is known. A client whom
 * nobody billed yet is looked at as the book's usual one.
 */
export function sourceOf({ ownMonths, hasBills }: { ownMonths: number; hasBills: boolean }): Source {
  if (ownMonths >= leastMonths || (ownMonths > 0 && !hasBills)) return 'own'
  return hasBills ? 'old-bills' : 'book'
}

/** What the months are, in one line that a proposal may print. */
export const ownLabel = 'Every hour we worked for you, charged again; the work held constant, net of tax'

const saidBy: Record<BilledYear['source'], string> = {
  invoices: 'by their invoices',
  statement: 'by a statement of account',
  told: 'as told to us',
}

export const billsLabel = ({ provider, source, minutes }: BilledYear) =>
  `What ${provider} billed, ${saidBy[source]}; under the offer ${minutes > 0 ? 'its fee, and the hours as they would be rated' : 'its fee alone, as the hours aren’t known'}; net of tax`

export const bookLabel = (endpoints: number, hours: number) =>
  `An assumption, not your history: a usual year of ${endpoints} endpoints, ${hours.toFixed(0)} hours at our list prices, net of tax`

export const ownAssumptions = (months: number): string[] => [
  'The same work on the same days: nobody calls more or less because of the fee.',
  'The counts of users and endpoints of each month; before the first count, the first one.',
  'Work too large for the cover is charged as a project; the client’s yes is taken as given.',
  ...(months < 12 ? [`We have served this client for ${months} whole months; only those are compared.`] : []),
]

export function billsAssumptions(year: BilledYear): string[] {
  const { months } = year
  const withHours = months.filter(({ minutes }) => minutes !== null).length
  return [
    ...(year.isSpread
      ? ['One yearly sum is known; it is spread evenly, so the months say nothing of their own.']
      : []),
    ...(year.gaps > 0
      ? [`No bill is known for ${year.gaps} of ${months.length} months: they count as nothing billed.`]
      : []),
    ...(withHours === 0
      ? ['The hours aren’t known: work that the offer doesn’t cover would come on top of its fee.']
      : [
          `Hours are known for ${withHours} of ${months.length} months. They are rated as our own would be, of the kinds of work our book has, not rounded again; after-hours count as evenings.`,
        ]),
    'Today’s counts of users and endpoints hold for the whole stretch.',
  ]
}

export const bookAssumptions = (book: { source: 'book' | 'assumed'; clients: number }): string[] => [
  book.source === 'book'
    ? `Hours as the average client of our book of ${book.clients} has them, the same every month.`
    : 'Hours as a usual client has them by published figures, which differ tenfold; the same every month.',
  'What they would have paid by the hour at our list prices stands for what was billed.',
  'Today’s counts of users and endpoints hold for the whole stretch.',
]

/** Work that no list prices stands at nothing, and that must be said. */
export const unpricedWords = (pieces: readonly { reason: string | null }[]): string[] =>
  pieces.some(({ reason }) => reason === 'no-rate')
    ? ['There is no rate card for some of the work: outside the cover it counts as nothing.']
    : []
