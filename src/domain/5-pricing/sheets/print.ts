import { allow, firmCard } from '#firm'
import type { Context } from '#platform/context.ts'
import { renderPdf } from '#platform/pdf/typst.ts'
import { priceSheetDocument } from '../letters/price-sheet-document.ts'
import { savedSheet } from './queries.ts'

/** A saved sheet on paper: it is frozen, so it is the same file whenever it is asked for. */
export async function sheetFile(context: Context, sheetId: string): Promise<File> {
  allow(context, 'price')
  const { sheet, firm } = await context.db.read(async (tx) => ({
    sheet: await savedSheet(tx, sheetId),
    firm: await firmCard(tx),
  }))
  const document = priceSheetDocument(sheet, firm)
  const pdf = await renderPdf({ ...document, createdAt: sheet.madeAt, standard: 'a-3b' })
  return new File([new Uint8Array(pdf)], `PRC-${sheet.number} ${sheet.client}.pdf`, {
    type: 'application/pdf',
  })
}
