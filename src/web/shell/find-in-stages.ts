import { client } from '../api.ts'
import type { Finder, Hit } from './find-anything.ts'

/** Asks each stage's own list for the words; what somebody may not see has no hits. */
export const findInStages: Finder = async (words, signal) => {
  const asked = { q: words, page: 1, pageSize: 5 }
  const answers = await Promise.allSettled([
    client.clients
      .list(asked, { signal })
      .then(({ items }) => items.map((row) => hit('Client', row.name, row.industry, `/clients/${row.id}`))),
    client.agreements
      .list(asked, { signal })
      .then(({ items }) =>
        items.map((row) =>
          hit('Agreement', `${row.number} ${row.name}`, row.client, `/agreements/${row.id}`),
        ),
      ),
    client.service
      .tickets({ ...asked, view: 'all' }, { signal })
      .then(({ items }) =>
        items.map((row) => hit('Ticket', `T-${row.number} ${row.title}`, row.client, `/desk/${row.id}`)),
      ),
    client.winning
      .deals(asked, { signal })
      .then(({ items }) => items.map((row) => hit('Deal', row.client, row.step, `/winning/deals/${row.id}`))),
    client.billing
      .listInvoices(asked, { signal })
      .then(({ items }) =>
        items.map((row) => hit('Invoice', row.number, row.client, `/billing/invoices/${row.id}`)),
      ),
  ])
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}

const hit = (kind: string, name: string, about: string, to: string): Hit => ({ kind, name, about, to })
