import { sql } from 'kysely'
import type { Names } from '#agreements/rules'
import { clientExists } from '#clients'
import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { ListQuery } from '#platform/database/listing.ts'
import type { Account, Choice } from '../rules/account.ts'
import { exceptionSentence } from '../rules/exception-sentences.ts'
import { planAccount } from '../rules/invoice-plan.ts'
import type { AccountPlan, BillingException, PlannedInvoice } from '../rules/planned.ts'
import { whyOf } from '../rules/why.ts'
import { accountGroups } from './account-groups.ts'
import { type Grounds, groundsOf } from './grounds.ts'
import { loadAccounts } from './load-accounts.ts'

type Asked = { through: Day; issuedOn?: Day | undefined }
type Planned = { account: Account; plan: AccountPlan }
const chunkSize = 500

/** What a run would issue, by client: the same decision, nothing written. */
export function previewRun(
  context: Context,
  query: ListQuery &
    Asked & { q?: string | undefined; state?: 'ready' | 'waiting' | 'exceptions' | undefined },
) {
  allow(context, 'bill')
  return context.db.read(async (tx) => {
    const grounds = await groundsOf(tx, context, query)
    const rows = (await planAll(tx, query.through, grounds)).flatMap(rowsOf)
    const wanted = rows.filter((row) => isWanted(row, query)).sort(orderOf(query.sort))
    const from = (query.page - 1) * query.pageSize
    return { items: wanted.slice(from, from + query.pageSize), total: wanted.length, totals: totalsOf(rows) }
  })
}

async function planAll(tx: Tx, through: Day, grounds: Grounds): Promise<Planned[]> {
  const groups = await accountGroups(tx, through)
  const planned: Planned[] = []
  for (let from = 0; from < groups.length; from += chunkSize) {
    const accounts = await loadAccounts(tx, groups.slice(from, from + chunkSize), grounds)
    for (const account of accounts) planned.push({ account, plan: planAccount(account, grounds.rules) })
  }
  return planned
}

type Row = ReturnType<typeof rowsOf>[number]

function rowsOf({ account, plan }: Planned) {
  return account.clients.flatMap(({ id, name }) => {
    const own = (invoices: readonly PlannedInvoice[]) => invoices.filter(({ clientId }) => clientId === id)
    const [goes, waits] = [own(plan.invoices), own(plan.waiting)]
    const exceptions = plan.exceptions.filter(({ clientId }) => clientId === id)
    const first = goes[0] ?? waits[0]
    if (!first && exceptions.length === 0) return []
    const currency = first?.currency ?? exceptions[0]?.currency ?? ''
    const sum = (invoices: readonly PlannedInvoice[], of: 'netMinor' | 'taxMinor' | 'grossMinor') =>
      invoices.reduce((total, invoice) => (invoice.currency === currency ? total + invoice[of] : total), 0)
    return [
      {
        clientId: id,
        client: name,
        state:
          goes.length > 0
            ? ('ready' as const)
            : waits.length > 0
              ? ('waiting' as const)
              : ('nothing' as const),
        invoices: goes.filter(({ kind }) => kind !== 'statement').length,
        statements: goes.filter(({ kind }) => kind === 'statement').length,
        currency,
        netMinor: sum(goes, 'netMinor'),
        taxMinor: sum(goes, 'taxMinor'),
        grossMinor: sum(goes, 'grossMinor'),
        waitingMinor: sum(waits, 'netMinor'),
        exceptions: exceptions.map(toldException),
      },
    ]
  })
}

export const toldException = (exception: BillingException) => ({
  kind: exception.kind,
  sentence: exceptionSentence(exception),
  waits: exception.waits,
  blocks: exception.blocks,
  amountMinor: exception.amountMinor,
})

function isWanted(
  { client, state, exceptions }: Row,
  query: { q?: string | undefined; state?: string | undefined },
) {
  if (query.q && !client.toLowerCase().includes(query.q.toLowerCase())) return false
  if (query.state === 'exceptions') return exceptions.length > 0
  return query.state === undefined || query.state === state
}

function orderOf(sort = 'exceptions') {
  const direction = sort.startsWith('-') ? -1 : 1
  const byName = (a: Row, b: Row) => a.client.localeCompare(b.client)
  switch (sort.replace('-', '')) {
    case 'client':
      return (a: Row, b: Row) => direction * byName(a, b)
    case 'netMinor':
      return (a: Row, b: Row) => direction * (a.netMinor - b.netMinor) || byName(a, b)
    default:
      return (a: Row, b: Row) =>
        direction * (Number(b.exceptions.length > 0) - Number(a.exceptions.length > 0)) || byName(a, b)
  }
}

function totalsOf(rows: readonly Row[]) {
  return [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, own]) => {
    const sum = (of: 'netMinor' | 'taxMinor' | 'grossMinor' | 'waitingMinor' | 'invoices') =>
      own.reduce((total, row) => total + row[of], 0)
    return {
      currency,
      netMinor: sum('netMinor'),
      taxMinor: sum('taxMinor'),
      grossMinor: sum('grossMinor'),
      waitingMinor: sum('waitingMinor'),
      invoices: sum('invoices'),
    }
  })
}

/** One client's coming invoices, every line with its why. */
export function previewClient(
  context: Context,
  { clientId, choice, ...asked }: Asked & { clientId: string; choice?: Choice | undefined },
) {
  allow(context, 'bill')
  return context.db.read(async (tx) => {
    await clientExists(tx, clientId)
    const grounds = await groundsOf(tx, context, asked)
    const groups = await accountGroups(tx, asked.through, [clientId])
    const [account] = await loadAccounts(tx, groups, grounds)
    const client = account?.clients.find(({ id }) => id === clientId)
    const plan = account && planAccount(account, grounds.rules, new Map(choice ? [[clientId, choice]] : []))
    if (!account || !plan || !client) return { clientId, client: '', exceptions: [], invoices: [] }
    const names = namesOf(account)
    const own = ({ clientId: id }: { clientId: string }) => id === clientId
    return {
      clientId,
      client: client.name,
      exceptions: plan.exceptions.filter(own).map(toldException),
      invoices: [
        ...plan.invoices.filter(own).map((invoice) => toldInvoice(invoice, true, names)),
        ...plan.waiting.filter(own).map((invoice) => toldInvoice(invoice, false, names)),
      ],
    }
  })
}

const toldInvoice = (invoice: PlannedInvoice, goesOut: boolean, names: Names) => ({
  kind: invoice.kind,
  goesOut,
  purchaseOrder: invoice.purchaseOrder,
  issuedOn: invoice.issuedOn,
  dueOn: invoice.dueOn,
  currency: invoice.currency,
  netMinor: invoice.netMinor,
  taxMinor: invoice.taxMinor,
  grossMinor: invoice.grossMinor,
  lines: invoice.lines.map((line) => ({ ...line, why: whyOf(line.trace, names) })),
})

/** How people call agreements, their lines and their lots. */
export function namesOf({ agreements, lots }: Pick<Account, 'agreements' | 'lots'>): Names {
  const names: Record<string, string> = {}
  for (const { terms } of agreements) {
    if (terms.name) names[terms.id] = terms.name
    for (const line of terms.versions.flatMap((version) => version.terms.lines)) names[line.key] = line.name
  }
  for (const { id, lineKey, period, usableFrom } of lots)
    names[id] = `${names[lineKey] ?? lineKey} of ${(period?.from ?? usableFrom).slice(0, 7)}`
  return names
}

export const clientNames = async (tx: Tx, ids: readonly string[]) => {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from client where id = any(${ids})`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
