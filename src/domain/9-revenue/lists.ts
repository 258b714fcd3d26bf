import { allow, firmCard } from '#firm'
import { addDays, addMonths, type Day } from '#kernel/days.ts'
import { type PageQuery, pageOf } from '#kernel/paging.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { beginOfBooks, revenueLedger } from './ledger.ts'
import { type MovementKind, mrrMovements } from './rules/mrr-movements.ts'
import { contractedUntil } from './rules/segments.ts'

type MovementQuery = PageQuery & { q?: string; from?: Day; to?: Day; kind?: MovementKind }

export function listMovements(context: Context, query: MovementQuery) {
  allow(context, 'see-revenue')
  return context.db.read(async (tx) => {
    const { zone } = await firmCard(tx)
    const today = dayAt(context.now, zone)
    const through = query.to ?? today
    const { lines } = await revenueLedger(tx, {
      from: beginOfBooks(through),
      toExclusive: addDays(through, 1),
    })
    const reports = mrrMovements(lines, {
      from: query.from ?? addMonths(through, -12),
      toExclusive: addDays(through, 1),
    })
    const names = await namesOf(tx, lines)
    const rows = Object.values(reports)
      .flatMap(({ movements }) => movements)
      .map((movement) => ({ ...movement, client: names.get(movement.clientId) ?? '' }))
      .filter((row) => (!query.kind || row.kind === query.kind) && has(row.client, query.q))
    return pageOf(
      rows,
      { ...query, sort: query.sort ?? '-date' },
      {
        date: (row) => row.date,
        client: (row) => row.client,
        minor: (row) => row.minor,
      },
    )
  })
}

export function listClientRevenue(context: Context, query: PageQuery & { q?: string }) {
  allow(context, 'see-revenue')
  return context.db.read(async (tx) => {
    const { zone } = await firmCard(tx)
    const today = dayAt(context.now, zone)
    const { lines, agreements } = await revenueLedger(tx, { from: today, toExclusive: addDays(today, 1) })
    const names = await namesOf(tx, lines)
    const totals = new Map<string, number>()
    const rows = new Map<string, ReturnType<typeof rowOf>>()
    for (const { clientId, currency, amountMinor, passThrough } of lines) {
      const row = rows.get(`${clientId} ${currency}`) ?? rowOf(clientId, names.get(clientId) ?? '', currency)
      rows.set(`${clientId} ${currency}`, row)
      if (passThrough) row.passThroughMinor += amountMinor
      else {
        row.mrrMinor += amountMinor
        totals.set(currency, (totals.get(currency) ?? 0) + amountMinor)
      }
    }
    const shown = [...rows.values()]
      .filter((row) => has(row.client, query.q))
      .map((row) => ({
        ...row,
        share: row.mrrMinor / Math.max(1, totals.get(row.currency) ?? 0),
        endsOn:
          agreements
            .filter(({ clientId }) => clientId === row.id)
            .map((agreement) => contractedUntil(agreement, today, addDays))
            .toSorted()
            .at(-1) ?? null,
      }))
    return pageOf(
      shown,
      { ...query, sort: query.sort ?? '-mrr' },
      {
        mrr: (row) => row.mrrMinor,
        client: (row) => row.client,
        endsOn: (row) => row.endsOn,
      },
    )
  })
}

const rowOf = (id: string, client: string, currency: string) => ({
  id,
  client,
  currency,
  mrrMinor: 0,
  passThroughMinor: 0,
})

async function namesOf(tx: Tx, lines: readonly { clientId: string }[]) {
  const ids = [...new Set(lines.map(({ clientId }) => clientId))]
  if (ids.length === 0) return new Map<string, string>()
  const rows = await tx.selectFrom('client').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const has = (text: string, words?: string) => !words || text.toLowerCase().includes(words.toLowerCase())
