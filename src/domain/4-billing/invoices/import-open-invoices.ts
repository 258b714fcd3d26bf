import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { type Decision, no, orRefuse, yes } from '#kernel/decision.ts'
import { printAmount } from '#kernel/money.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { seriesOf } from '../rules/invoice-number.ts'
import type { By } from '../runs/record-plans.ts'
import { billTos } from './bill-to.ts'
import { insertLines } from './insert-lines.ts'

/** An invoice of the old system that is not paid yet. */
export type OldInvoice = {
  clientId: string
  number: string
  issuedOn: Day
  dueOn: Day
  currency: string
  netMinor: number
  taxMinor: number
  grossMinor: number
  /** What of it was paid already. */
  paidMinor: number
}

export function checkOldInvoice(
  old: OldInvoice,
): Decision<OldInvoice, 'amounts-differ' | 'more-paid-than-owed'> {
  const { number, netMinor, taxMinor, grossMinor, paidMinor, currency } = old
  if (netMinor + taxMinor !== grossMinor)
    return no('amounts-differ', {
      field: 'grossMinor',
      number,
      sum: printAmount(netMinor + taxMinor, currency),
      grossMinor: printAmount(grossMinor, currency),
    })
  return paidMinor > grossMinor ? no('more-paid-than-owed', { field: 'paidMinor', number }) : yes(old)
}

/** Brings open invoices along, each once by its number; answers how many were new. */
export async function importOpenInvoices(tx: Tx, by: By, invoices: readonly OldInvoice[]): Promise<number> {
  for (const old of invoices) orRefuse(checkOldInvoice(old))
  const numbers = invoices.map(({ number }) => number)
  const { rows: known } = await sql<{ number: string }>`
    select number from invoice where number = any(${numbers})`.execute(tx)
  const taken = new Set(known.map(({ number }) => number))
  const fresh = invoices.filter(({ number }) => !taken.has(number)).map((old) => ({ ...old, id: newId() }))
  const clients = await billTos(
    tx,
    fresh.map(({ clientId }) => clientId),
  )
  await insertRows(
    tx,
    'invoice',
    {
      id: 'uuid',
      client_id: 'uuid',
      kind: 'text',
      number: 'text',
      issued_on: 'date',
      due_on: 'date',
      currency: 'text',
      net_minor: 'int8',
      tax_minor: 'int8',
      gross_minor: 'int8',
      prepaid_minor: 'int8',
      payable_minor: 'int8',
      tax: 'jsonb',
      bill_to: 'jsonb',
      origin: 'text',
      made_at: 'timestamptz',
      made_by: 'text',
    },
    fresh.map((old) => ({
      id: old.id,
      client_id: old.clientId,
      kind: 'invoice',
      number: old.number,
      issued_on: old.issuedOn,
      due_on: old.dueOn,
      currency: old.currency,
      net_minor: old.netMinor,
      tax_minor: old.taxMinor,
      gross_minor: old.grossMinor,
      prepaid_minor: old.paidMinor,
      payable_minor: old.grossMinor - old.paidMinor,
      tax: [
        {
          taxCategory: old.taxMinor === 0 ? 'O' : 'S',
          taxPercent: percentOf(old),
          taxable: printAmount(old.netMinor, old.currency),
          tax: printAmount(old.taxMinor, old.currency),
        },
      ],
      bill_to: { name: clients.get(old.clientId)?.name ?? '' },
      origin: 'imported',
      made_at: by.now,
      made_by: by.actor.name,
    })),
  )
  await insertLines(
    tx,
    fresh.map((old) => ({ id: old.id, clientId: old.clientId, lines: [oldLine(old)] })),
  )
  return fresh.length
}

const percentOf = ({ netMinor, taxMinor }: OldInvoice) =>
  netMinor === 0 ? '0' : String(Math.round((taxMinor / netMinor) * 1000) / 10)

const oldLine = (old: OldInvoice) => ({
  agreementId: null,
  lineKey: null,
  chargeKey: null,
  kind: 'one-time' as const,
  nature: 'one-shot' as const,
  from: null,
  to: null,
  title: `Invoice ${old.number} of the old system`,
  quantity: old.netMinor < 0 ? '-1' : '1',
  unit: '',
  unitPrice: printAmount(Math.abs(old.netMinor), old.currency),
  baseQuantity: '1',
  netMinor: old.netMinor,
  listMinor: 0,
  waivedMinor: 0,
  discountMinor: 0,
  rateSavingMinor: 0,
  minutes: null,
  fee: null,
  lotKey: null,
  timeEntryId: null,
  account: '',
  taxCode: null,
  passThrough: false,
  taxCategory: old.taxMinor === 0 ? ('O' as const) : ('S' as const),
  taxPercent: percentOf(old),
  trace: { kind: 'imported' as const },
})

/** The number that comes next: series go on from the old system, never back. */
export async function setNextNumber(
  tx: Tx,
  { kind, year, next }: { kind: 'invoice' | 'credit-note'; year: number; next: number },
) {
  const { rows } = await sql<{ last: number }>`
    select last from number_series where kind = ${seriesOf[kind].name} and year = ${year} for update`.execute(
    tx,
  )
  const last = rows[0]?.last ?? 0
  if (next <= last) orRefuse(no('number-behind', { field: 'next', kind, next, last }))
  if (rows.length === 0)
    await tx
      .insertInto('number_series')
      .values({ kind: seriesOf[kind].name, year, last: next - 1 })
      .execute()
  else
    await tx
      .updateTable('number_series')
      .set({ last: next - 1 })
      .where('kind', '=', seriesOf[kind].name)
      .where('year', '=', year)
      .execute()
}

/** Time worked before a day was billed by the old system: no run bills it. */
export async function recordTimeBilledBefore(
  tx: Tx,
  clients: readonly { clientId: string; beforeOn: Day }[],
) {
  for (const { clientId, beforeOn } of clients) {
    await tx
      .insertInto('time_billed_before')
      .values({ client_id: clientId, before_on: beforeOn })
      .onConflict((there) => there.columns(['firm_id', 'client_id']).doUpdateSet({ before_on: beforeOn }))
      .execute()
  }
}
