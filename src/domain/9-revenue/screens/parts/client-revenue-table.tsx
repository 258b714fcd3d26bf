import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { ShareText } from '#web/ui/share-text.tsx'
import { useListState } from '#web/ui/use-list-state.ts'

/** Who pays what every month, the largest first. */
export function ClientRevenueTable() {
  const list = useListState({ sorts: ['mrr', 'client', 'endsOn'], sort: '-mrr', pageSize: 15, prefix: 'c.' })
  const clients = useQuery(
    api.revenue.clients.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (clients.isError) throw clients.error
  return (
    <DataTable
      label="Recurring revenue by client"
      state={list}
      rows={clients.data?.items}
      total={clients.data?.total}
      rowKey={(row) => `${row.id} ${row.currency}`}
      to={(row) => `/clients/${row.id}`}
      csv={{ href: list.csvHref('/revenue/clients') }}
      columns={[
        { id: 'client', head: 'Client', sorts: true, value: (row) => row.client, phone: 'lead' },
        {
          id: 'mrr',
          head: 'MRR',
          sorts: true,
          align: 'right',
          value: (row) => row.mrrMinor,
          cell: (row) => <MoneyText minor={row.mrrMinor} bare />,
          phone: 'end',
        },
        {
          id: 'passThrough',
          head: 'Passed through',
          align: 'right',
          value: (row) => row.passThroughMinor,
          cell: (row) => <MoneyText minor={row.passThroughMinor || null} bare />,
          phone: 'hide',
        },
        {
          id: 'share',
          head: 'Share',
          align: 'right',
          value: (row) => row.share,
          cell: (row) => <ShareText bp={Math.round(row.share * 10_000)} />,
          phone: 'line',
        },
        {
          id: 'endsOn',
          head: 'Signed until',
          sorts: true,
          align: 'right',
          cell: (row) => <DayText day={row.endsOn} />,
          phone: 'line',
        },
      ]}
    />
  )
}
