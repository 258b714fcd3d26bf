import { sql } from 'kysely'
import { allow } from '#firm'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import { exceptionSentence } from '../rules/exception-sentences.ts'
import type { BillingException } from '../rules/planned.ts'
import { clientNames } from './preview-run.ts'

type RunRow = {
  id: string
  through: string
  issuedOn: string
  madeAt: string
  madeBy: string
  clients: number
  clientsDone: number
  invoices: number
  statements: number
}

const runRows = sql`
  select r.id, r.through_on as through, r.issued_on as "issuedOn", r.made_at as "madeAt", r.made_by as "madeBy",
    r.clients, coalesce(p.done, 0)::int as "clientsDone", i.invoices, i.statements
  from billing_run r
  left join lateral (select sum(clients) as done from billing_run_part where run_id = r.id) p on true
  cross join lateral (
    select (count(*) filter (where kind <> 'statement'))::int as invoices,
      (count(*) filter (where kind = 'statement'))::int as statements
    from invoice where run_id = r.id) i`

export function listRuns(context: Context, query: ListQuery) {
  allow(context, 'see-money')
  return context.db.read((tx) =>
    listPage<RunRow>(
      tx,
      runRows,
      { ...query, sort: query.sort ?? '-madeAt' },
      { madeAt: sql`"madeAt"`, through: sql`through` },
    ),
  )
}

export function runById(context: Context, id: string) {
  allow(context, 'see-money')
  return context.db.read(async (tx) => {
    const { rows } = await sql<RunRow>`select * from (${runRows}) r where id = ${id}`.execute(tx)
    return {
      ...found(rows[0], 'billing run'),
      totals: await totalsOf(tx, id),
      waiting: await waitingOf(tx, id),
    }
  })
}

async function totalsOf(tx: Tx, runId: string) {
  const { rows } = await sql<{ currency: string; netMinor: number; taxMinor: number; grossMinor: number }>`
    select currency, sum(net_minor)::bigint as "netMinor", sum(tax_minor)::bigint as "taxMinor",
      sum(gross_minor)::bigint as "grossMinor"
    from invoice where run_id = ${runId} group by currency order by currency`.execute(tx)
  return rows
}

type Waiting = { clientId: string; exceptions: BillingException[] }

async function waitingOf(tx: Tx, runId: string) {
  const parts = await tx
    .selectFrom('billing_run_part')
    .where('run_id', '=', runId)
    .select((row) => row.ref('waiting').$castTo<Waiting[]>().as('waiting'))
    .orderBy('part')
    .execute()
  const waiting = parts.flatMap((part) => part.waiting)
  const names = await clientNames(
    tx,
    waiting.map(({ clientId }) => clientId),
  )
  return waiting.map(({ clientId, exceptions }) => ({
    clientId,
    client: names.get(clientId) ?? '',
    sentences: exceptions.map(exceptionSentence),
  }))
}
