import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api, type client } from '#web/api.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { StateText } from './state-text.tsx'
import { optionsOf, stateWords } from './words.ts'

type Row = Awaited<ReturnType<typeof client.billing.portalInvoices>>['items'][number]

/** The client's own invoices, for those of its people who may see them. */
export function PortalInvoicesPage() {
  const list = useListState({
    sorts: ['issuedOn', 'number', 'dueOn', 'grossMinor', 'openMinor'],
    sort: '-issuedOn',
    filters: { q: 'text', state: ['open', 'overdue', 'paid', 'credited', 'settled', 'statement'] },
  })
  const invoices = useQuery(
    api.billing.portalInvoices.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (invoices.isError) throw invoices.error
  return (
    <>
      <PageHead title="Invoices" sub={<Link to="/portal">Back to your tickets</Link>} />
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Number or order' }}
        filters={[{ name: 'state', label: 'State', options: optionsOf(stateWords) }]}
      />
      <DataTable
        label="Invoices"
        state={list}
        rows={invoices.data?.items}
        total={invoices.data?.total}
        rowKey={(row) => row.id}
        csv={{ href: list.csvHref('/portal/invoices') }}
        columns={columns}
        empty={<p className="soft">Nothing was invoiced yet.</p>}
      />
    </>
  )
}

const columns: Column<Row>[] = [
  {
    id: 'number',
    head: 'Number',
    sorts: true,
    phone: 'lead',
    cell: (row) => (
      <a href={`/api/v1/portal/invoices/${row.id}/pdf`} target="_blank" rel="noreferrer">
        {row.number}
      </a>
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
    id: 'state',
    head: 'State',
    phone: 'line',
    cell: (row) => <StateText state={row.state} daysLate={row.daysLate} />,
  },
  {
    id: 'grossMinor',
    head: 'Amount',
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
    cell: (row) => <MoneyText minor={row.openMinor || null} currency={row.currency} />,
  },
]
