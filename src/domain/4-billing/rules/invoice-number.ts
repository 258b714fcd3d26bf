import type { PlannedInvoice } from './planned.ts'

type Kind = PlannedInvoice['kind']

/** Each kind counts in a series of its own, by the year of its issue day. */
export const seriesOf: Record<Kind, { name: string; prefix: string }> = {
  invoice: { name: 'invoice', prefix: 'INV' },
  'credit-note': { name: 'credit-note', prefix: 'CN' },
  statement: { name: 'statement', prefix: 'SOW' },
}

/** INV-2026-0031 */
export const invoiceNumber = (kind: Kind, year: number, number: number): string =>
  `${seriesOf[kind].prefix}-${year}-${String(number).padStart(4, '0')}`
