import { keepPreviousData, useQuery } from '@tanstack/react-query'
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

type Row = Awaited<ReturnType<typeof client.billing.balances>>['items'][number]

/** Who owes what, and how late it is. */
export function OwedPage() {
  const list = useListState({
    sorts: ['openMinor', 'client', 'lateMinor', 'oldestDueOn'],
    sort: '-openMinor',
    filters: { q: 'text' },
  })
  const balances = useQuery(
    api.billing.balances.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (balances.isError) throw balances.error
  return (
    <>
      <PageHead title="Owed" sub="What each client has still to pay, and what it has to its credit." />
      <BillingTabs here="Owed" />
      <Section title="By client">
        <FilterBar state={list} search={{ name: 'q', label: 'Client' }} />
        <DataTable
          label="Owed"
          state={list}
          rows={balances.data?.items}
          total={balances.data?.total}
          rowKey={(row) => `${row.id} ${row.currency}`}
          to={(row) => `/billing/accounts/${row.id}`}
          csv={{ href: list.csvHref('/balances') }}
          columns={columns}
          empty={
            <EmptyState title="Nobody owes anything">
              Open invoices and credits stand here by client.
            </EmptyState>
          }
        />
      </Section>
    </>
  )
}

const money = (row: Row, minor: number) => <MoneyText minor={minor || null} currency={row.currency} />

const columns: Column<Row>[] = [
  { id: 'client', head: 'Client', sorts: true, phone: 'lead', value: (row) => row.client },
  {
    id: 'oldestDueOn',
    head: 'Oldest due',
    sorts: true,
    phone: 'line',
    cell: (row) => <DayText day={row.oldestDueOn} />,
  },
  {
    id: 'lateMinor',
    head: 'Late',
    sorts: true,
    align: 'right',
    phone: 'line',
    cell: (row) => (
      <span className={row.lateMinor > 0 ? 'late' : undefined}>{money(row, row.lateMinor)}</span>
    ),
  },
  {
    id: 'late30Minor',
    head: 'Over 30 days',
    align: 'right',
    phone: 'hide',
    cell: (row) => money(row, row.late30Minor),
  },
  {
    id: 'late60Minor',
    head: 'Over 60 days',
    align: 'right',
    phone: 'hide',
    cell: (row) => money(row, row.late60Minor),
  },
  {
    id: 'creditMinor',
    head: 'Credit',
    align: 'right',
    phone: 'hide',
    cell: (row) => money(row, row.creditMinor),
  },
  {
    id: 'openMinor',
    head: 'Open',
    sorts: true,
    align: 'right',
    phone: 'end',
    cell: (row) => money(row, row.openMinor),
  },
]
