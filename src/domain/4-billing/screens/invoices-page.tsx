import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api, type client } from '#web/api.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { BillingTabs } from './parts/billing-tabs.tsx'
import { StateText } from './parts/state-text.tsx'
import { kindWords, optionsOf, stateWords } from './parts/words.ts'

type Row = Awaited<ReturnType<typeof client.billing.listInvoices>>['items'][number]

/** Everything that was issued. */
export function InvoicesPage() {
  const list = useListState({
    sorts: ['issuedOn', 'number', 'client', 'dueOn', 'grossMinor', 'openMinor', 'daysLate'],
    sort: '-issuedOn',
    filters: {
      q: 'text',
      state: ['open', 'overdue', 'paid', 'credited', 'settled', 'statement'],
      kind: ['invoice', 'credit-note', 'statement'],
      clientId: 'text',
      runId: 'text',
      from: 'text',
      to: 'text',
    },
  })
  const invoices = useQuery(
    api.billing.listInvoices.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (invoices.isError) throw invoices.error
  const totals = invoices.data?.totals ?? []
  return (
    <>
      <PageHead title="Invoices" sub="What was issued, and what of it is still open." />
      <BillingTabs here="Invoices" />
      <Section
        title="Invoices"
        aside={totals.map(({ currency, openMinor }) => (
          <span key={currency}>
            <MoneyText minor={openMinor} currency={currency} /> open
          </span>
        ))}
      >
        <FilterBar
          state={list}
          search={{ name: 'q', label: 'Number, client or order' }}
          filters={[
            { name: 'state', label: 'State', options: optionsOf(stateWords) },
            { name: 'kind', label: 'Kind', options: optionsOf(kindWords) },
          ]}
        />
        <DataTable
          label="Invoices"
          state={list}
          rows={invoices.data?.items}
          total={invoices.data?.total}
          rowKey={(row) => row.id}
          to={(row) => `/billing/invoices/${row.id}`}
          csv={{ href: list.csvHref('/invoices') }}
          columns={columns}
          empty={<Empty isNarrowed={Object.keys(list.filters).length > 0} />}
        />
      </Section>
    </>
  )
}

function Empty({ isNarrowed }: { isNarrowed: boolean }) {
  if (isNarrowed) return <p className="soft">No invoice is like that.</p>
  return (
    <EmptyState
      title="No invoices yet"
      first={
        <Button variant="filled" component={Link} to="/billing">
          Preview the first run
        </Button>
      }
    >
      A run turns fees that are due and work that is done into invoices. You see every line and its reason
      before anything is issued.
    </EmptyState>
  )
}

const columns: Column<Row>[] = [
  {
    id: 'client',
    head: 'Client',
    sorts: true,
    phone: 'lead',
    value: (row) => row.client,
  },
  {
    id: 'number',
    head: 'Number',
    sorts: true,
    phone: 'line',
    value: (row) => row.number,
    cell: (row) => (
      <>
        {row.number}
        {row.kind !== 'invoice' && <span className="under">{kindWords[row.kind]}</span>}
      </>
    ),
  },
  { id: 'issuedOn', head: 'Date', sorts: true, phone: 'line', cell: (row) => <DayText day={row.issuedOn} /> },
  {
    id: 'dueOn',
    head: 'Due',
    sorts: true,
    phone: 'hide',
    cell: (row) => <DayText day={row.kind === 'invoice' ? row.dueOn : null} />,
  },
  {
    id: 'daysLate',
    head: 'State',
    sorts: true,
    phone: 'line',
    cell: (row) => <StateText state={row.state} daysLate={row.daysLate} />,
  },
  {
    id: 'grossMinor',
    head: 'Gross',
    sorts: true,
    align: 'right',
    phone: 'end',
    cell: (row) => <MoneyText minor={row.grossMinor} currency={row.currency} />,
  },
  {
    id: 'openMinor',
    head: 'Open',
    sorts: true,
    align: 'right',
    phone: 'hide',
    cell: (row) => <MoneyText minor={row.openMinor === 0 ? null : row.openMinor} currency={row.currency} />,
  },
]
