import { type RawBuilder, sql } from 'kysely'
import { allow, firmCard } from '#firm'
import type { Day } from '#kernel/days.ts'
import { parseAmount } from '#kernel/money.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import type { LineKind, Nature, Trace } from '../rules/planned.ts'
import { whyOf } from '../rules/why.ts'
import { invoiceNames } from './names.ts'

export type InvoiceState = 'open' | 'overdue' | 'paid' | 'credited' | 'settled' | 'statement'
export type InvoiceRow = {
  id: string
  number: string
  kind: 'invoice' | 'credit-note' | 'statement'
  clientId: string
  client: string
  state: InvoiceState
  issuedOn: Day
  dueOn: Day
  currency: string
  netMinor: number
  taxMinor: number
  grossMinor: number
  openMinor: number
  daysLate: number
  purchaseOrder: string
  sentAt: string | null
}

/** Every invoice as it stands on a day. What is open follows from the settlements; nothing of it is stored. */
export const invoiceRows = (today: Day): RawBuilder<unknown> => sql`
  select o.*, case
      when kind = 'statement' then 'statement'
      when kind = 'credit-note' then case when "openMinor" = 0 then 'settled' else 'open' end
      when "openMinor" > 0 then case when "dueOn" < ${today}::date then 'overdue' else 'open' end
      when credited > 0 and credited >= payable then 'credited' else 'paid' end as state,
    case when kind = 'invoice' and "openMinor" > 0 then greatest(0, ${today}::date - "dueOn") else 0 end as "daysLate"
  from (
    select i.id, i.number, i.kind, i.client_id as "clientId", c.name as client, i.issued_on as "issuedOn",
      i.due_on as "dueOn", i.currency, i.net_minor as "netMinor", i.tax_minor as "taxMinor",
      i.gross_minor as "grossMinor", i.payable_minor as payable, i.purchase_order as "purchaseOrder", i.run_id as "runId",
      case when i.kind = 'credit-note' then i.payable_minor + used.minor else i.payable_minor - paid.minor end as "openMinor",
      paid.credited, (select max(made_at) from invoice_mail where invoice_id = i.id) as "sentAt"
    from invoice i
    join client c on c.id = i.client_id
    cross join lateral (
      select coalesce(sum(amount_minor), 0)::bigint as minor,
        coalesce(sum(amount_minor) filter (where credit_note_id is not null), 0)::bigint as credited
      from settlement where invoice_id = i.id) paid
    cross join lateral (
      select coalesce(sum(amount_minor), 0)::bigint as minor from settlement
      where i.kind = 'credit-note' and credit_note_id = i.id) used) o`

export type InvoiceQuery = ListQuery & {
  q?: string | undefined
  state?: InvoiceState | undefined
  kind?: string | undefined
  clientId?: string | undefined
  runId?: string | undefined
  from?: Day | undefined
  to?: Day | undefined
}

export const todayOf = async (tx: Tx, { now }: { now: string }) => dayAt(now, (await firmCard(tx)).zone)

const columns = sql`id, number, kind, "clientId", client, state, "issuedOn", "dueOn", currency, "netMinor", "taxMinor",
  "grossMinor", "openMinor", "daysLate", "purchaseOrder", "sentAt"`

function wantedRows(today: Day, query: Omit<InvoiceQuery, keyof ListQuery>) {
  const is = (column: string, value: string | undefined) =>
    value === undefined ? sql`` : sql`and ${sql.ref(column)} = ${value}`
  const open = query.state === 'open' ? sql`and state in ('open', 'overdue')` : is('state', query.state)
  return sql`select ${columns} from (${invoiceRows(today)}) r where true
    ${open} ${is('kind', query.kind)} ${is('clientId', query.clientId)} ${is('runId', query.runId)}
    ${query.from === undefined ? sql`` : sql`and "issuedOn" >= ${query.from}`}
    ${query.to === undefined ? sql`` : sql`and "issuedOn" <= ${query.to}`}
    ${query.q === undefined ? sql`` : sql`and (number ilike ${containing(query.q)} or client ilike ${containing(query.q)} or "purchaseOrder" = ${query.q})`}`
}

const sorts = {
  issuedOn: sql`"issuedOn"`,
  number: sql`number`,
  client: sql`client collate "und-x-icu"`,
  dueOn: sql`"dueOn"`,
  grossMinor: sql`"grossMinor"`,
  openMinor: sql`"openMinor"`,
  daysLate: sql`"daysLate"`,
}

export async function invoicePage(tx: Tx, context: { now: string }, query: InvoiceQuery) {
  const rows = wantedRows(await todayOf(tx, context), query)
  const page = await listPage<InvoiceRow>(
    tx,
    rows,
    { ...query, sort: query.sort ?? '-issuedOn' },
    sorts,
    sql`number desc, id`,
  )
  const { rows: totals } = await sql<{
    currency: string
    netMinor: number
    grossMinor: number
    openMinor: number
  }>`
    select currency, sum("netMinor")::bigint as "netMinor", sum("grossMinor")::bigint as "grossMinor",
      sum("openMinor")::bigint as "openMinor"
    from (${rows}) r where kind <> 'statement' group by currency order by currency`.execute(tx)
  return { ...page, totals }
}

export function listInvoices(context: Context, query: InvoiceQuery) {
  allow(context, 'see-money')
  return context.db.read((tx) => invoicePage(tx, context, query))
}

export function invoiceById(context: Context, id: string) {
  allow(context, 'see-money')
  return context.db.read((tx) => wholeInvoice(tx, context, id))
}

type Party = { name: string; address: string; country: string; taxNumber: string; email: string }
type Head = InvoiceRow & {
  origin: 'run' | 'signed' | 'by-hand' | 'imported'
  prepaidMinor: number
  payableMinor: number
  termsDays: number
  note: string
  annex: 'none' | 'summary' | 'detail'
  billTo: Partial<Party>
  seller: Partial<Party & { phone: string; bankAccount: string }>
  tax: { taxCategory: string; taxPercent?: string; taxable: string; tax: string }[]
  creditsId: string | null
  madeAt: string
  madeBy: string
}

export async function invoiceHead(tx: Tx, context: { now: string }, id: string): Promise<Head> {
  const today = await todayOf(tx, context)
  const { rows } = await sql<Head>`
    select ${sql`r.id, r.number, r.kind, r."clientId", r.client, r.state, r."issuedOn", r."dueOn", r.currency, r."netMinor",
      r."taxMinor", r."grossMinor", r."openMinor", r."daysLate", r."purchaseOrder", r."sentAt"`},
      i.origin, i.prepaid_minor as "prepaidMinor", i.payable_minor as "payableMinor", i.terms_days as "termsDays",
      i.note, i.annex, i.bill_to as "billTo", i.seller, i.tax, i.credits_id as "creditsId", i.made_at as "madeAt",
      i.made_by as "madeBy"
    from (${invoiceRows(today)}) r join invoice i on i.id = r.id where r.id = ${id}`.execute(tx)
  return found(rows[0], 'invoice')
}

export async function wholeInvoice(tx: Tx, context: { now: string }, id: string) {
  const { creditsId, ...head } = await invoiceHead(tx, context, id)
  const lines = await linesOf(tx, id)
  const names = await invoiceNames(tx, id)
  return {
    ...head,
    billTo: { ...noParty, ...head.billTo },
    seller: { ...noParty, phone: '', bankAccount: '', ...head.seller },
    tax: head.tax.map((row) => ({
      category: row.taxCategory,
      percent: row.taxPercent ?? '0',
      taxableMinor: minorOf(row.taxable, head.currency),
      taxMinor: minorOf(row.tax, head.currency),
    })),
    lines: lines.map(({ trace, ...line }) => ({ ...line, why: trace ? whyOf(trace, names) : [] })),
    covered: coveredOf(lines),
    credits: creditsId ? await numberOf(tx, creditsId) : null,
    ...(await historyOf(tx, id)),
  }
}

const noParty: Party = { name: '', address: '', country: '', taxNumber: '', email: '' }

function minorOf(amount: string, currency: string): number {
  const read = parseAmount(amount, currency)
  if (!read.yes) throw new RangeError(`${amount} is no amount in ${currency}`)
  return read.value.minor
}

export type StoredLine = {
  position: number
  kind: LineKind
  nature: Nature
  agreementId: string | null
  lineKey: string | null
  from: Day | null
  to: Day | null
  title: string
  quantity: string
  unit: string
  unitPrice: string
  baseQuantity: string
  netMinor: number
  listMinor: number
  waivedMinor: number
  discountMinor: number
  rateSavingMinor: number
  minutes: number | null
  taxCategory: string
  taxPercent: string
  creditedMinor: number
  chargeKey: string | null
  account: string
  passThrough: boolean
  trace: Trace | null
}

/** Decimals print as short as they are: 912.000000 is 912. */
const short = (column: string) => sql`trim_scale(${sql.ref(column)})::text`

export async function linesOf(tx: Tx, invoiceId: string): Promise<StoredLine[]> {
  const { rows } = await sql<StoredLine>`
    select l.position, l.kind, l.nature, l.agreement_id as "agreementId", l.line_key as "lineKey", l.from_on as "from",
      l.to_on as "to", l.title, ${short('l.quantity')} as quantity, l.unit, ${short('l.unit_price')} as "unitPrice",
      ${short('l.base_quantity')} as "baseQuantity", l.net_minor as "netMinor", l.list_minor as "listMinor",
      l.waived_minor as "waivedMinor", l.discount_minor as "discountMinor", l.rate_saving_minor as "rateSavingMinor",
      l.minutes, l.tax_category as "taxCategory", ${short('l.tax_percent')} as "taxPercent", l.charge_key as "chargeKey",
      l.account, l.pass_through as "passThrough", t.trace,
      coalesce((select -sum(n.net_minor) from invoice_line n
        join invoice k on k.id = n.invoice_id and k.credits_id = l.invoice_id
        join invoice_trace nt on nt.invoice_id = n.invoice_id and nt.position = n.position
        where (nt.trace ->> 'position')::int = l.position), 0)::bigint as "creditedMinor"
    from invoice_line l
    left join invoice_trace t on t.invoice_id = l.invoice_id and t.position = l.position
    where l.invoice_id = ${invoiceId} order by l.position`.execute(tx)
  return rows
}

function coveredOf(lines: readonly StoredLine[]) {
  const covered = lines.filter(({ kind }) => kind === 'covered')
  const sum = (of: (line: StoredLine) => number, all = covered) =>
    all.reduce((total, line) => total + of(line), 0)
  return {
    minutes: sum(({ minutes }) => minutes ?? 0),
    listMinor: sum(({ listMinor }) => listMinor),
    waivedMinor: sum(({ waivedMinor }) => waivedMinor, [...lines]),
    discountMinor: sum(({ discountMinor }) => discountMinor, [...lines]),
  }
}

async function numberOf(tx: Tx, id: string) {
  const { rows } = await sql<{
    id: string
    number: string
  }>`select id, number from invoice where id = ${id}`.execute(tx)
  return rows[0] ?? null
}

async function historyOf(tx: Tx, id: string) {
  const { rows: creditNotes } = await sql<{ id: string; number: string; issuedOn: Day; grossMinor: number }>`
    select id, number, issued_on as "issuedOn", gross_minor as "grossMinor" from invoice
    where credits_id = ${id} order by issued_on, number`.execute(tx)
  const { rows: settlements } = await sql<{
    on: Day
    kind: 'payment' | 'credit-note'
    reference: string
    amountMinor: number
  }>`
    select coalesce(p.received_on, n.issued_on) as on, case when p.id is null then 'credit-note' else 'payment' end as kind,
      coalesce(n.number, nullif(p.reference, ''), p.method) as reference, s.amount_minor as "amountMinor"
    from settlement s
    left join payment p on p.id = s.payment_id
    left join invoice n on n.id = s.credit_note_id
    where s.invoice_id = ${id} order by 1, s.made_at`.execute(tx)
  const { rows: mails } = await sql<{ to: string; madeAt: string; madeBy: string }>`
    select sent_to as "to", made_at as "madeAt", made_by as "madeBy" from invoice_mail
    where invoice_id = ${id} order by made_at`.execute(tx)
  return { creditNotes, settlements, mails }
}
