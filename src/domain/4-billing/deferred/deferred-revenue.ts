import { sql } from 'kysely'
import { deferredOn, type Lot, type Recognition, recognitionOf } from '#agreements/rules'
import { allow } from '#firm'
import { addDays, type Day } from '#kernel/days.ts'
import { pageOf } from '#kernel/paging.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { ListQuery } from '#platform/database/listing.ts'
import { todayOf } from '../invoices/queries.ts'
import type { Account } from '../rules/account.ts'
import { rateAccount } from '../rules/rate-account.ts'
import { accountGroups } from '../runs/account-groups.ts'
import { groundsOf } from '../runs/grounds.ts'
import { loadAccounts } from '../runs/load-accounts.ts'

export type DeferredRow = {
  id: string
  clientId: string
  client: string
  agreementId: string
  agreement: string
  name: string
  usableFrom: Day
  usableTo: Day | null
  currency: string
  priceMinor: number
  drawnMinor: number
  breakageMinor: number
  refundedMinor: number
  deferredMinor: number
}

export function deferredRevenue(
  context: Context,
  query: ListQuery & { on?: Day | undefined; clientId?: string | undefined; q?: string | undefined },
) {
  allow(context, 'see-revenue')
  return context.db.read(async (tx) => {
    const on = query.on ?? (await todayOf(tx, context))
    const all = await deferredLots(tx, context, on, query.clientId ? [query.clientId] : undefined)
    const words = query.q?.toLowerCase()
    const rows = words ? all.filter(({ client }) => client.toLowerCase().includes(words)) : all
    const page = pageOf(rows, query, {
      client: ({ client }) => client,
      deferredMinor: ({ deferredMinor }) => deferredMinor,
      usableTo: ({ usableTo }) => usableTo,
    })
    return { ...page, on, totals: totalsOf(rows) }
  })
}

/**
 * Blocks that were sold, with what of their price was earned by a day: by draws, those of open periods included,
 * and by lapsing. The rest is owed in work.
 */
export async function deferredLots(
  tx: Tx,
  by: { now: string },
  on: Day,
  clientIds?: readonly string[],
): Promise<DeferredRow[]> {
  const sold = await soldLots(tx, on, clientIds)
  if (sold.size === 0) return []
  const through = addDays(on, 1)
  const grounds = await groundsOf(tx, by, { through })
  const groups = await accountGroups(tx, through, [...new Set([...sold.values()].flat())])
  const accounts = await loadAccounts(tx, groups, grounds)
  return accounts.flatMap((account) => {
    const { lots } = rateAccount(account, grounds.rules)
    const known = lots.length > 0 ? lots : account.lots
    return known.filter(({ id }) => sold.has(id)).flatMap((lot) => deferredRow(account, lot, on))
  })
}

async function soldLots(tx: Tx, on: Day, clientIds: readonly string[] | undefined) {
  const { rows } = await sql<{ key: string; clientId: string }>`
    select key, client_id as "clientId" from lot
    where kind = 'block' and price_minor > 0 and usable_from <= ${on}
      and (${clientIds === undefined} or client_id = any(${clientIds ?? []}))`.execute(tx)
  return new Map(rows.map(({ key, clientId }) => [key, clientId]))
}

function deferredRow({ agreements, clients }: Account, lot: Lot, on: Day): DeferredRow[] {
  const terms = agreements.find((agreement) => agreement.terms.id === lot.agreementId)?.terms
  if (!terms) return []
  const line = terms.versions.flatMap((version) => version.terms.lines).find(({ key }) => key === lot.lineKey)
  const recognised = recognitionOf(lot, on)
  const sum = (kind: Recognition['kind']) =>
    recognised.reduce((total, each) => (each.kind === kind ? total + each.minor : total), 0)
  return [
    {
      id: lot.id,
      clientId: terms.clientId,
      client: clients.find(({ id }) => id === terms.clientId)?.name ?? '',
      agreementId: terms.id,
      agreement: terms.name ?? '',
      name: line?.name ?? lot.lineKey,
      usableFrom: lot.usableFrom,
      usableTo: lot.usableTo,
      currency: lot.currency ?? terms.currency,
      priceMinor: lot.priceMinor ?? 0,
      drawnMinor: sum('draw'),
      breakageMinor: sum('breakage'),
      refundedMinor: sum('refund'),
      deferredMinor: deferredOn([lot], on)[0]?.minor ?? 0,
    },
  ]
}

function totalsOf(rows: readonly DeferredRow[]) {
  return [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, own]) => {
    const sum = (of: 'priceMinor' | 'drawnMinor' | 'breakageMinor' | 'deferredMinor') =>
      own.reduce((total, row) => total + row[of], 0)
    return {
      currency,
      priceMinor: sum('priceMinor'),
      drawnMinor: sum('drawnMinor'),
      breakageMinor: sum('breakageMinor'),
      deferredMinor: sum('deferredMinor'),
    }
  })
}
