import type { client } from '#web/api.ts'

type Invoice = Awaited<ReturnType<typeof client.billing.listInvoices>>['items'][number]
export type InvoiceState = Invoice['state']
export type InvoiceKind = Invoice['kind']

export const stateWords: Record<InvoiceState, string> = {
  open: 'Open',
  overdue: 'Overdue',
  paid: 'Paid',
  credited: 'Credited',
  settled: 'Settled',
  statement: 'Nothing to pay',
}

export const kindWords: Record<InvoiceKind, string> = {
  invoice: 'Invoice',
  'credit-note': 'Credit note',
  statement: 'Statement of work',
}

export const lineWords = {
  fee: 'Fee',
  'true-up': 'Count changed',
  correction: 'Correction',
  block: 'Block of hours',
  'one-time': 'Once',
  labour: 'Work',
  overage: 'Beyond the hours included',
  travel: 'Travel',
  covered: 'Covered',
  'no-charge': 'Not charged',
  adjustment: 'Adjustment of a closed period',
  credit: 'Credit',
  'service-credit': 'Service credit',
} as const

export const optionsOf = <Value extends string>(words: Readonly<Record<Value, string>>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }))
