import { allow, firmCard } from '#firm'
import type { Context } from '#platform/context.ts'
import { fileById, keepFile } from '#platform/database/files.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { renderPdf } from '#platform/pdf/typst.ts'
import { invoiceDocument } from '../letters/invoice-document.ts'
import { wholeInvoice } from './queries.ts'

export async function invoicePdf(context: Context, id: string) {
  allow(context, 'see-money')
  const fileId = await keptPdf(context, id)
  return context.db.read((tx) => fileOf(tx, fileId))
}

/** Printed once, when somebody first asks for it, and kept: it is the same file for everybody from then on. */
export async function keptPdf(context: Context, id: string): Promise<string> {
  const kept = await context.db.read((tx) => documentOf(tx, id))
  if (kept) return kept.fileId
  const { pdf, name, clientId } = await printed(context, id)
  return context.db.write(async (tx) => {
    const meanwhile = await documentOf(tx, id)
    if (meanwhile) return meanwhile.fileId
    const fileId = await keepFile(
      tx,
      { name, mediaType: 'application/pdf', content: pdf, clientId },
      context.now,
    )
    await tx
      .insertInto('invoice_document')
      .values({ invoice_id: id, client_id: clientId, file_id: fileId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return (await documentOf(tx, id))?.fileId ?? fileId
  })
}

async function printed(context: Context, id: string) {
  const { invoice, writing } = await context.db.read(async (tx) => ({
    invoice: await wholeInvoice(tx, context, id),
    writing: await firmCard(tx),
  }))
  const document = invoiceDocument({ ...invoice, credits: invoice.credits?.number ?? null }, writing)
  const pdf = await renderPdf({ ...document, createdAt: invoice.madeAt, standard: 'a-3b' })
  return { pdf, name: `${invoice.number}.pdf`, clientId: invoice.clientId }
}

const documentOf = (tx: Tx, id: string) =>
  tx
    .selectFrom('invoice_document')
    .select('file_id as fileId')
    .where('invoice_id', '=', id)
    .executeTakeFirst()

export async function fileOf(tx: Tx, fileId: string): Promise<File> {
  const file = await fileById(tx, fileId)
  if (!file) throw new Error(`File ${fileId} of an invoice is missing`)
  return new File([new Uint8Array(file.content)], file.name, { type: file.mediaType })
}
