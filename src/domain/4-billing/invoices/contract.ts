import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Day, Id, Instant, listOf, listQuery, Minor, Text } from '#kernel/contract.ts'
import { InvoiceKind, Line } from '../runs/contract.ts'

const tags = ['billing']
const id = z.object({ id: Id })

export const InvoiceState = z.enum(['open', 'overdue', 'paid', 'credited', 'settled', 'statement'])

export const InvoiceRow = z.object({
  id: Id,
  number: z.string(),
  kind: InvoiceKind,
  clientId: Id,
  client: z.string(),
  state: InvoiceState,
  issuedOn: Day,
  dueOn: Day,
  currency: Currency,
  netMinor: Minor,
  taxMinor: Minor,
  grossMinor: Minor,
  /** Still to be paid; of a credit note what is still to be given back, negative. */
  openMinor: Minor,
  daysLate: z.int(),
  purchaseOrder: z.string(),
  sentAt: Instant.nullable(),
})

const Party = z.object({
  name: z.string(),
  address: z.string(),
  country: z.string(),
  taxNumber: z.string(),
  email: z.string(),
})

export const Invoice = InvoiceRow.extend({
  origin: z.enum(['run', 'signed', 'by-hand', 'imported']),
  prepaidMinor: Minor,
  payableMinor: Minor,
  termsDays: z.int(),
  note: z.string(),
  annex: z.enum(['none', 'summary', 'detail']),
  billTo: Party,
  seller: Party.extend({ phone: z.string(), bankAccount: z.string() }),
  tax: z.array(z.object({ category: z.string(), percent: z.string(), taxableMinor: Minor, taxMinor: Minor })),
  lines: z.array(
    Line.extend({
      position: z.int(),
      taxCategory: z.string(),
      taxPercent: z.string(),
      /** What credit notes took off it, not negative. */
      creditedMinor: Minor,
    }),
  ),
  covered: z.object({
    minutes: z.int(),
    listMinor: Minor,
    waivedMinor: Minor,
    discountMinor: Minor,
  }),
  credits: z.object({ id: Id, number: z.string() }).nullable(),
  creditNotes: z.array(z.object({ id: Id, number: z.string(), issuedOn: Day, grossMinor: Minor })),
  settlements: z.array(
    z.object({
      on: Day,
      kind: z.enum(['payment', 'credit-note']),
      reference: z.string(),
      amountMinor: Minor,
    }),
  ),
  mails: z.array(z.object({ to: z.string(), madeAt: Instant, madeBy: z.string() })),
  madeAt: Instant,
  madeBy: z.string(),
})

export const invoicesContract = {
  listInvoices: oc
    .route({
      method: 'GET',
      path: '/invoices',
      tags,
      summary: 'Invoices, credit notes and statements of work',
    })
    .input(
      listQuery(['number', 'client', 'issuedOn', 'dueOn', 'grossMinor', 'openMinor', 'daysLate']).extend({
        state: InvoiceState.optional(),
        kind: InvoiceKind.optional(),
        clientId: Id.optional(),
        runId: Id.optional(),
        from: Day.optional(),
        /** The last day. */
        to: Day.optional(),
      }),
    )
    .output(
      listOf(InvoiceRow).extend({
        totals: z.array(
          z.object({ currency: Currency, netMinor: Minor, grossMinor: Minor, openMinor: Minor }),
        ),
      }),
    ),
  invoice: oc
    .route({
      method: 'GET',
      path: '/invoices/{id}',
      tags,
      summary: 'An invoice with its lines and the why of each',
    })
    .input(id)
    .output(Invoice),
  invoicePdf: oc
    .route({
      method: 'GET',
      path: '/invoices/{id}/pdf',
      tags,
      summary: 'The invoice on paper; always the same file',
    })
    .input(id)
    .output(z.file()),
  sendInvoice: oc
    .route({
      method: 'POST',
      path: '/invoices/{id}/mails',
      tags,
      successStatus: 201,
      summary: 'Send the invoice by mail with its PDF',
    })
    .input(id.extend({ to: z.email().optional() }))
    .output(z.object({ to: z.string() })),
  sendRun: oc
    .route({
      method: 'POST',
      path: '/billing-runs/{id}/mails',
      tags,
      successStatus: 201,
      summary: "Send a run's invoices that have not gone out",
    })
    .input(id)
    .output(z.object({ sent: z.int(), withoutAddress: z.array(z.string()) })),
  creditInvoice: oc
    .route({
      method: 'POST',
      path: '/invoices/{id}/credit-notes',
      tags,
      successStatus: 201,
      summary: 'Credit an invoice or some of its lines at its own tax rate, and bill it again where asked',
    })
    .input(
      id.extend({
        reason: Text.min(1, 'Say why: the client reads it.').max(500),
        /** Positions and, where it isn't all of a line, the net amount; the whole invoice when absent. */
        lines: z.array(z.object({ position: z.int(), netMinor: Minor.optional() })).optional(),
        issuedOn: Day.optional(),
        /** Frees the charges of the whole invoice and bills them anew by what holds today; not beside `lines`. */
        rebill: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        id: Id,
        number: z.string(),
        rebilled: z.array(z.object({ id: Id, number: z.string(), grossMinor: Minor })),
      }),
    ),
}
