import type { ImportKind } from '../rules.ts'
import { prepareAgreements } from './agreements.ts'
import { prepareClients } from './clients.ts'
import { prepareContacts } from './contacts.ts'
import { prepareCounts } from './counts.ts'
import { prepareInvoices } from './invoices.ts'
import type { PrepareKind } from './kind.ts'
import { prepareMonthlyTotals } from './monthly-totals.ts'
import { prepareNextNumbers } from './next-numbers.ts'
import { prepareTickets } from './tickets.ts'
import { prepareTimeEntries } from './time-entries.ts'

export const prepare: Record<ImportKind, PrepareKind> = {
  clients: prepareClients,
  contacts: prepareContacts,
  counts: prepareCounts,
  agreements: prepareAgreements,
  tickets: prepareTickets,
  'time-entries': prepareTimeEntries,
  invoices: prepareInvoices,
  'monthly-totals': prepareMonthlyTotals,
  'next-numbers': prepareNextNumbers,
}
