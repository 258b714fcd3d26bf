import { setNextNumber } from '../../invoices/import-open-invoices.ts'
import { seriesOf } from '../../rules/invoice-number.ts'
import { onceIn, wordFinder } from '../known.ts'
import type { PrepareKind } from './kind.ts'

const series = {
  invoice: 'invoice',
  invoices: 'invoice',
  'credit-note': 'credit-note',
  'credit note': 'credit-note',
  'credit notes': 'credit-note',
} as const

/** The numbers that come next: series go on from the old system's. */
export const prepareNextNumbers: PrepareKind = async ({ tx, rows, tell }) => {
  const findSeries = wordFinder(series, tell)
  const there = await tx.selectFrom('number_series').select(['kind', 'year', 'last']).execute()
  const once = onceIn(tell)
  const read = rows.flatMap((row) => {
    const kind = findSeries(row, 'kind', 'invoice')
    const year = row.number('year') ?? 0
    const next = row.number('next') ?? 0
    if (!kind || !once(row, 'kind', `${kind} ${year}`)) return []
    const last = there.find((one) => one.kind === seriesOf[kind].name && one.year === year)?.last ?? 0
    if (next <= last) return tell(row, 'next', 'number-behind', { kind, next, last }) ?? []
    return [{ kind, year, next, isKnown: next === last + 1 }]
  })
  const fresh = read.filter(({ isKnown }) => !isKnown)
  const write = async () => {
    for (const { kind, year, next } of fresh) await setNextNumber(tx, { kind, year, next })
  }
  return { fresh: fresh.length, known: read.length - fresh.length, write }
}
