import type { Context } from '#platform/context.ts'
import type { ListQuery } from '#platform/database/listing.ts'
import { NotAllowed } from '#platform/failures.ts'
import { fileOf, keptPdf } from '../invoices/invoice-pdf.ts'
import { type InvoiceState, invoicePage } from '../invoices/queries.ts'

/** Only those whom the client lets see its money. */
function allowMoney({ actor }: Context): void {
  if (actor.kind === 'contact' && actor.rights.seesMoney) return
  throw new NotAllowed('Only people whom your company lets see invoices may open this.')
}

export function portalInvoices(
  context: Context,
  query: ListQuery & { q?: string | undefined; state?: InvoiceState | undefined },
) {
  allowMoney(context)
  return context.db.read(async (tx) => {
    const { items, total } = await invoicePage(tx, context, query)
    return { items: items.map(({ clientId: _, client: __, sentAt: ___, ...row }) => row), total }
  })
}

export async function portalInvoicePdf(context: Context, id: string) {
  allowMoney(context)
  const fileId = await keptPdf(context, id)
  return context.db.read((tx) => fileOf(tx, fileId))
}
