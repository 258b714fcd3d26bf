import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { dealSteps } from '#winning/rules'
import { listColumns } from './parts/deal-columns.tsx'
import { usePeople } from './parts/use-people.ts'
import { WinningTabs } from './parts/winning-tabs.tsx'
import { stepNames } from './parts/words.ts'

/** Every deal there ever was, won and lost ones too. */
export function DealsPage() {
  const people = usePeople()
  const list = useListState({
    sorts: ['client', 'step', 'days', 'value', 'due', 'opened'],
    sort: 'due',
    filters: { q: 'text', step: dealSteps, ownerId: 'text' },
  })
  const deals = useQuery(
    api.winning.deals.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (deals.isError) throw deals.error
  return (
    <>
      <PageHead title="Winning" />
      <WinningTabs current="All deals" />
      <div style={{ height: 20 }} />
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Company, source or next step' }}
        filters={[
          {
            name: 'step',
            label: 'Step',
            options: dealSteps.map((step) => ({ value: step, label: stepNames[step] })),
          },
          { name: 'ownerId', label: 'Whose step', options: people },
        ]}
      />
      <DataTable
        label="Deals"
        state={list}
        rows={deals.data?.items}
        total={deals.data?.total ?? 0}
        rowKey={(row) => row.id}
        to={(row) => `/winning/deals/${row.id}`}
        csv={{ href: list.csvHref('/deals') }}
        empty={<p className="soft">No deal is like that.</p>}
        columns={listColumns}
      />
    </>
  )
}
