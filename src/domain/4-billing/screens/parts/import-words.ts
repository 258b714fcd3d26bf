import type { ImportKind } from '#billing/rules'

export const kindWords: Record<ImportKind, { name: string; about: string }> = {
  clients: { name: 'Clients', about: 'names, addresses, since when' },
  contacts: { name: 'Contacts', about: 'the people of each client' },
  counts: { name: 'Counts', about: 'endpoints, users, servers and sites by month' },
  agreements: {
    name: 'Agreements in force',
    about: 'a row for each line, with the day not yet billed and the hours left',
  },
  tickets: { name: 'Tickets', about: 'with their number in the old system' },
  'time-entries': { name: 'Time entries', about: 'who worked when, for whom and how long' },
  invoices: { name: 'Open invoices', about: 'numbers, amounts, and what was paid already' },
  'monthly-totals': {
    name: 'Monthly totals',
    about: 'what was billed of recurring fees, to hold the first run against',
  },
  'next-numbers': { name: 'Next numbers', about: 'the invoice number that comes next, by year' },
}
export const importStates = { draft: 'Read', checked: 'Checked', done: 'Moved in' } as const
export const dayOrders = [
  { value: 'ymd', label: '2026-11-17' },
  { value: 'dmy', label: '17/11/2026, the day first' },
  { value: 'mdy', label: '11/17/2026, the month first' },
] as const
