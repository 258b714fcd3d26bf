import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { nothing } from '#web/ui/format.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { WinningTabs } from './parts/winning-tabs.tsx'

/** Every audit with its score, and how much of it was verified beside it. */
export function AuditsPage() {
  const list = useListState({
    sorts: ['started', 'client', 'score', 'coverage'],
    sort: '-started',
    filters: { q: 'text', state: ['open', 'delivered'] },
  })
  const audits = useQuery(
    api.winning.audits.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (audits.isError) throw audits.error
  return (
    <>
      <PageHead title="Winning" />
      <WinningTabs current="Audits" />
      <div style={{ height: 20 }} />
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Company or number' }}
        filters={[
          {
            name: 'state',
            label: 'State',
            options: [
              { value: 'open', label: 'Running' },
              { value: 'delivered', label: 'Delivered' },
            ],
          },
        ]}
      />
      <DataTable
        label="Audits"
        state={list}
        rows={audits.data?.items}
        total={audits.data?.total ?? 0}
        rowKey={(row) => row.id}
        to={(row) => `/audits/${row.id}`}
        csv={{ href: list.csvHref('/audits') }}
        empty={
          <EmptyState title="No audit yet">
            An audit is the small thing sold first: it shows what is in order, and what isn’t becomes the
            proposal. Start one from a deal.
          </EmptyState>
        }
        columns={[
          { id: 'client', head: 'Company', sorts: true, value: (row) => row.client, phone: 'lead' },
          { id: 'number', head: 'Audit', value: (row) => `Audit ${row.number}` },
          {
            id: 'started',
            head: 'Started',
            sorts: true,
            value: (row) => row.startedOn,
            cell: (row) => <DayText day={row.startedOn} />,
          },
          { id: 'state', head: 'State', value: (row) => (row.deliveredAt ? 'Delivered' : 'Running') },
          { id: 'findings', head: 'Findings', align: 'right', value: (row) => row.findings, phone: 'hide' },
          {
            id: 'score',
            head: 'Score',
            sorts: true,
            align: 'right',
            value: (row) => row.score,
            cell: (row) => row.score ?? <span className="faint">{nothing}</span>,
          },
          {
            id: 'coverage',
            head: 'Verified',
            sorts: true,
            align: 'right',
            value: (row) => row.coverage,
            cell: (row) => `${row.coverage} %`,
            phone: 'line',
          },
        ]}
      />
    </>
  )
}
