import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { useListState } from '#web/ui/use-list-state.ts'

const kinds = ['new', 'expansion', 'contraction', 'churn', 'reactivation'] as const
const words = {
  new: 'New',
  expansion: 'Expansion',
  contraction: 'Contraction',
  churn: 'Churn',
  reactivation: 'Back',
}

/** Each movement of recurring revenue, the newest first. */
export function MovementsTable() {
  const list = useListState({
    sorts: ['date', 'client', 'minor'],
    sort: '-date',
    filters: { q: 'text', kind: kinds },
    pageSize: 12,
    prefix: 'm.',
  })
  const movements = useQuery(
    api.revenue.movements.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (movements.isError) throw movements.error
  return (
    <>
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Client' }}
        filters={[
          {
            name: 'kind',
            label: 'Kind',
            options: kinds.map((kind) => ({ value: kind, label: words[kind] })),
          },
        ]}
      />
      <DataTable
        label="Movements"
        state={list}
        rows={movements.data?.items}
        total={movements.data?.total}
        rowKey={(row) => `${row.clientId} ${row.date} ${row.kind}`}
        to={(row) => `/clients/${row.clientId}`}
        csv={{ href: list.csvHref('/revenue/movements') }}
        columns={[
          { id: 'date', head: 'From', sorts: true, cell: (row) => <DayText day={row.date} />, phone: 'line' },
          { id: 'client', head: 'Client', sorts: true, value: (row) => row.client, phone: 'lead' },
          { id: 'kind', head: 'Movement', value: (row) => words[row.kind], phone: 'line' },
          {
            id: 'minor',
            head: 'A month',
            sorts: true,
            align: 'right',
            value: (row) => row.minor,
            cell: (row) => <MoneyText minor={row.minor} signed bare />,
            phone: 'end',
          },
        ]}
      />
    </>
  )
}
