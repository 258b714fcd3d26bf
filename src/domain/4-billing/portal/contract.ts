import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Id, listOf, listQuery } from '#kernel/contract.ts'
import { InvoiceRow, InvoiceState } from '../invoices/contract.ts'

const tags = ['portal']

export const portalContract = {
  portalInvoices: oc
    .route({ method: 'GET', path: '/portal/invoices', tags, summary: "The client's own invoices" })
    .input(
      listQuery(['issuedOn', 'number', 'dueOn', 'grossMinor', 'openMinor']).extend({
        state: InvoiceState.optional(),
      }),
    )
    .output(listOf(InvoiceRow.omit({ clientId: true, client: true, sentAt: true }))),
  portalInvoicePdf: oc
    .route({
      method: 'GET',
      path: '/portal/invoices/{id}/pdf',
      tags,
      summary: 'An invoice on paper, for the client',
    })
    .input(z.object({ id: Id }))
    .output(z.file()),
}
