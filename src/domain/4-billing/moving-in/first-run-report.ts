import { sql } from 'kysely'
import { allow, firmCard } from '#firm'
import { addMonths, type Day, firstOfMonth } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { previewRun } from '../runs/preview-run.ts'

type Query = {
  page: number
  pageSize: number
  sort?: string | undefined
  q?: string | undefined
  through?: Day | undefined
  state?: 'same' | 'differs' | undefined
}

/** Each client that was moved in: what the old system billed last, and what the first run would bill. */
export async function firstRunReport(context: Context, query: Query) {
  allow(context, 'import')
  const { zone } = await context.db.read(firmCard)
  const through = query.through ?? addMonths(firstOfMonth(dayAt(context.now, zone)), 1)
  const [old, planned] = [await context.db.read(oldBills), await plannedBills(context, through)]
  const rows = old.map((client) => rowOf(client, planned.get(client.clientId) ?? 0))
  const wanted = rows
    .filter(({ state, client }) => {
      const isNamed = client.toLowerCase().includes((query.q ?? '').toLowerCase())
      return isNamed && (query.state === undefined || query.state === state)
    })
    .sort(orderOf(query.sort))
  const from = (query.page - 1) * query.pageSize
  return { items: wanted.slice(from, from + query.pageSize), total: wanted.length, through }
}

type OldBill = Awaited<ReturnType<typeof oldBills>>[number]
type Row = ReturnType<typeof rowOf>

function rowOf(client: OldBill, firstRunMinor: number) {
  const before = client.lastTotal?.netMinor ?? client.lastInvoice?.netMinor ?? 0
  const differenceMinor = firstRunMinor - before
  const state = differenceMinor === 0 ? ('same' as const) : ('differs' as const)
  return { ...client, firstRunMinor, differenceMinor, state }
}

function orderOf(sort = '-difference') {
  const direction = sort.startsWith('-') ? -1 : 1
  const byName = (a: Row, b: Row) => a.client.localeCompare(b.client)
  if (sort.endsWith('client')) return (a: Row, b: Row) => direction * byName(a, b)
  return (a: Row, b: Row) =>
    direction * (Math.abs(a.differenceMinor) - Math.abs(b.differenceMinor)) || byName(a, b)
}

async function plannedBills(context: Context, through: Day) {
  const bills = new Map<string, number>()
  for (let page = 1; ; page += 1) {
    const { items, total } = await previewRun(context, { through, page, pageSize: 1_000 })
    for (const { clientId, netMinor, waitingMinor } of items) bills.set(clientId, netMinor + waitingMinor)
    if (page * 1_000 >= total) return bills
  }
}

async function oldBills(tx: Tx) {
  const { rows } = await sql<{
    clientId: string
    client: string
    currency: string
    lastInvoice: { number: string; issuedOn: Day; netMinor: number } | null
    lastTotal: { monthOn: Day; netMinor: number } | null
  }>`
    select c.id as "clientId", c.name as client, c.currency,
      (select jsonb_build_object('number', i.number, 'issuedOn', i.issued_on, 'netMinor', i.net_minor)
        from invoice i where i.client_id = c.id and i.origin = 'imported'
        order by i.issued_on desc, i.number desc limit 1) as "lastInvoice",
      (select jsonb_build_object('monthOn', t.month_on, 'netMinor', t.net_minor)
        from old_monthly_total t where t.client_id = c.id order by t.month_on desc limit 1) as "lastTotal"
    from client c
    where exists (select 1 from billed_through b where b.client_id = c.id)
      or exists (select 1 from invoice i where i.client_id = c.id and i.origin = 'imported')
      or exists (select 1 from old_monthly_total t where t.client_id = c.id)
    order by c.name collate "und-x-icu", c.id`.execute(tx)
  return rows
}
