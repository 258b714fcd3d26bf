import { grantLots, recordDraws } from '#agreements'
import { firmDetails } from '#firm'
import type { Actor } from '#kernel/actor.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { lockTime } from '#service'
import { type BilledTo, billTos } from '../invoices/bill-to.ts'
import { insertLines } from '../invoices/insert-lines.ts'
import { invoiceNumber, seriesOf } from '../rules/invoice-number.ts'
import type { AccountPlan, PlannedInvoice } from '../rules/planned.ts'

export type By = { now: string; actor: Actor }
export type Origin = 'run' | 'signed' | 'by-hand'
export type IssuedInvoice = PlannedInvoice & { id: string; number: string }

/** Writes what was decided: invoices with their numbers, lines and traces, what became of time, lots and locks. */
export async function recordPlans(
  tx: Tx,
  by: By,
  plans: readonly AccountPlan[],
  { runId, origin }: { runId: string | null; origin: Origin },
): Promise<IssuedInvoice[]> {
  const planned = plans.flatMap(({ invoices }) => invoices)
  if (planned.length === 0) return []
  const issued = await numbered(tx, planned)
  await insertInvoices(tx, by, issued, { runId, origin })
  await insertLines(tx, issued)
  await insertRated(tx, by, plans, issued)
  await grantLots(
    tx,
    by,
    plans.flatMap(({ sold }) => sold),
  )
  await recordDraws(
    tx,
    by,
    plans.flatMap(({ draws }) => draws),
    plans.flatMap(({ lots }) => lots),
  )
  const causeId = runId ?? issued[0]?.id ?? ''
  const locks = plans.flatMap((plan) => plan.locks)
  await lockTime(
    tx,
    by,
    locks.map((lock) => ({ ...lock, causeId })),
  )
  await tellOfInvoices(tx, by, issued)
  return issued
}

/** Numbers are taken last, so that nobody waits long for the series; they have no gaps. */
async function numbered(tx: Tx, planned: readonly PlannedInvoice[]): Promise<IssuedInvoice[]> {
  const numbers = new Map<PlannedInvoice, string>()
  const bySeries = Map.groupBy(
    planned,
    ({ kind, issuedOn }) => `${seriesOf[kind].name} ${issuedOn.slice(0, 4)}`,
  )
  for (const [, own] of [...bySeries].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const { kind, issuedOn } = own[0] as PlannedInvoice
    const year = Number(issuedOn.slice(0, 4))
    const first = await takeNumbers(tx, seriesOf[kind].name, year, own.length)
    for (const [at, invoice] of own.entries()) numbers.set(invoice, invoiceNumber(kind, year, first + at))
  }
  return planned.map((invoice) => ({ ...invoice, id: newId(), number: numbers.get(invoice) ?? '' }))
}

export async function insertInvoices(
  tx: Tx,
  by: By,
  invoices: readonly (IssuedInvoice & { creditsId?: string; note?: string })[],
  { runId, origin }: { runId: string | null; origin: Origin },
) {
  const seller = sellerOf(await firmDetails(tx))
  const clients = await billTos(tx, [...new Set(invoices.map(({ clientId }) => clientId))])
  await insertRows(
    tx,
    'invoice',
    {
      id: 'uuid',
      run_id: 'uuid',
      client_id: 'uuid',
      kind: 'text',
      number: 'text',
      credits_id: 'uuid',
      issued_on: 'date',
      due_on: 'date',
      currency: 'text',
      net_minor: 'int8',
      tax_minor: 'int8',
      gross_minor: 'int8',
      payable_minor: 'int8',
      tax: 'jsonb',
      purchase_order: 'text',
      bill_to: 'jsonb',
      seller: 'jsonb',
      annex: 'text',
      terms_days: 'int4',
      note: 'text',
      origin: 'text',
      made_at: 'timestamptz',
      made_by: 'text',
    },
    invoices.map((invoice) => ({
      id: invoice.id,
      run_id: runId,
      client_id: invoice.clientId,
      kind: invoice.kind,
      number: invoice.number,
      credits_id: invoice.creditsId ?? null,
      issued_on: invoice.issuedOn,
      due_on: invoice.dueOn,
      currency: invoice.currency,
      net_minor: invoice.netMinor,
      tax_minor: invoice.taxMinor,
      gross_minor: invoice.grossMinor,
      payable_minor: invoice.grossMinor,
      tax: invoice.tax,
      purchase_order: invoice.purchaseOrder,
      bill_to: addressOf(clients.get(invoice.clientId)),
      seller,
      annex: clients.get(invoice.clientId)?.annex ?? 'summary',
      terms_days: invoice.termsDays,
      note: invoice.note ?? '',
      origin,
      made_at: by.now,
      made_by: by.actor.name,
    })),
  )
}

const addressOf = (client: BilledTo | undefined) =>
  client && {
    name: client.name,
    address: client.address,
    country: client.country,
    taxNumber: client.taxNumber,
    email: client.billingEmail,
  }

type Firm = Awaited<ReturnType<typeof firmDetails>>
const sellerOf = ({ name, address, country, phone, email, taxNumber, bankAccount }: Firm) => ({
  name,
  address,
  country,
  phone,
  email,
  taxNumber,
  bankAccount,
})

async function insertRated(tx: Tx, by: By, plans: readonly AccountPlan[], issued: readonly IssuedInvoice[]) {
  const invoiceOf = new Map(
    issued.flatMap(({ id, lines }) =>
      lines.flatMap(({ timeEntryId }) => (timeEntryId ? [[timeEntryId, id] as const] : [])),
    ),
  )
  await insertRows(
    tx,
    'rated_entry',
    {
      id: 'uuid',
      time_entry_id: 'uuid',
      client_id: 'uuid',
      invoice_id: 'uuid',
      agreement_id: 'uuid',
      worked_on: 'date',
      covered_minutes: 'int4',
      billed_minutes: 'int4',
      given_minutes: 'int4',
      billed_minor: 'int8',
      list_minor: 'int8',
      waived_minor: 'int8',
      discount_minor: 'int8',
      rate_saving_minor: 'int8',
      covered_minor: 'int8',
      given_minor: 'int8',
      currency: 'text',
      category_key: 'text',
      work_type: 'text',
      made_at: 'timestamptz',
    },
    plans
      .flatMap(({ rated }) => rated)
      .map((entry) => ({
        id: newId(),
        time_entry_id: entry.timeEntryId,
        client_id: entry.clientId,
        invoice_id: invoiceOf.get(entry.timeEntryId) ?? null,
        agreement_id: entry.agreementId,
        worked_on: entry.workedOn,
        covered_minutes: entry.coveredMinutes,
        billed_minutes: entry.billedMinutes,
        given_minutes: entry.givenMinutes,
        billed_minor: entry.billedMinor,
        list_minor: entry.listMinor,
        waived_minor: entry.waivedMinor,
        discount_minor: entry.discountMinor,
        rate_saving_minor: entry.rateSavingMinor,
        covered_minor: entry.coveredMinor,
        given_minor: entry.givenMinor,
        currency: entry.currency,
        category_key: entry.category,
        work_type: entry.workType,
        made_at: by.now,
      })),
  )
}

const happeningOf = {
  invoice: 'invoice.issued',
  'credit-note': 'credit-note.issued',
  statement: 'statement.issued',
} as const

export const tellOfInvoices = (tx: Tx, by: By, issued: readonly IssuedInvoice[]) =>
  recordHappenings(
    tx,
    by,
    issued.map(({ id, kind, clientId, number, grossMinor, netMinor, currency }) => ({
      kind: happeningOf[kind],
      aboutId: id,
      clientId,
      details: { text: number, number, netMinor, grossMinor, currency },
    })),
  )
