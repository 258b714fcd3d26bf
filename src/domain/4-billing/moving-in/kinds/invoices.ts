import { addDays } from '#kernel/days.ts'
import { checkOldInvoice, importOpenInvoices, type OldInvoice } from '../../invoices/import-open-invoices.ts'
import { billingSentences } from '../../rules/sentences.ts'
import { becomeCustomers } from '../become-customers.ts'
import type { KnownClient } from '../known.ts'
import { clientFinder, onceIn } from '../known.ts'
import type { Row, Tell } from '../rows.ts'
import type { PrepareKind } from './kind.ts'

/** Invoices of the old system, each once by its number; what is not paid is owed here. */
export const prepareInvoices: PrepareKind = async ({ tx, by, rows, tell }) => {
  const findClient = await clientFinder(tx, tell)
  const there = await tx.selectFrom('invoice').select('number').execute()
  const known = new Set(there.map(({ number }) => number))
  const once = onceIn(tell)
  const read = rows.flatMap((row) => {
    const client = findClient(row)
    const invoice = client && readInvoice(row, client, tell)
    return invoice && once(row, 'number', invoice.number) ? [invoice] : []
  })
  const fresh = read.filter(({ number }) => !known.has(number))
  const write = async () => {
    await importOpenInvoices(tx, by, fresh)
    const facts = fresh.map(({ clientId, issuedOn }) => ({ clientId, onDay: issuedOn }))
    await becomeCustomers(tx, by, facts, 'invoices moved in')
  }
  return { fresh: fresh.length, known: read.length - fresh.length, write }
}

function readInvoice(row: Row, client: KnownClient, tell: Tell): OldInvoice | undefined {
  const netMinor = row.number('netMinor') ?? 0
  const gross = row.number('grossMinor')
  const taxMinor = row.number('taxMinor') ?? (gross === null ? 0 : gross - netMinor)
  const issuedOn = row.text('issuedOn')
  const currency = row.text('currency').toUpperCase() || client.currency
  if (currency !== client.currency)
    return void tell(row, 'currency', 'other-currency', { right: client.currency })
  const invoice: OldInvoice = {
    clientId: client.id,
    number: row.text('number'),
    issuedOn,
    dueOn: row.text('dueOn') || addDays(issuedOn, client.termsDays),
    currency,
    netMinor,
    taxMinor,
    grossMinor: gross ?? netMinor + taxMinor,
    paidMinor: row.number('paidMinor') ?? 0,
  }
  const checked = checkOldInvoice(invoice)
  if (checked.yes) return invoice
  const template = billingSentences[checked.reason]
  tell(
    row,
    String(checked.about?.field ?? 'number'),
    template ? checked.reason : 'amounts-differ',
    checked.about,
  )
  return undefined
}
