import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { ShareText } from '#web/ui/share-text.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { bpOf } from './sheet.ts'

export function SavedSheets({ clientId }: { clientId: string }) {
  const list = useListState({
    sorts: ['madeAt', 'number', 'client'],
    sort: '-madeAt',
    pageSize: 12,
    prefix: 's.',
  })
  const sheets = useQuery(
    api.pricing.list.queryOptions({ input: { ...list.input, clientId }, placeholderData: keepPreviousData }),
  )
  if (sheets.isError) throw sheets.error
  return (
    <DataTable
      label="Saved price sheets"
      state={list}
      rows={sheets.data?.items}
      total={sheets.data?.total}
      rowKey={(row) => row.id}
      to={(row) => `/price-sheets/${row.id}`}
      csv={{ href: `/api/v1/price-sheets.csv?clientId=${clientId}` }}
      empty={
        <EmptyState title="None saved yet">
          A proposal quotes a saved sheet, so that its figures stay what they were.
        </EmptyState>
      }
      columns={[
        { id: 'number', head: 'Sheet', sorts: true, cell: (row) => `PRC-${row.number}`, phone: 'lead' },
        { id: 'offer', head: 'Of', cell: (row) => row.offer ?? 'All work', phone: 'line' },
        {
          id: 'asked',
          head: 'Asked',
          align: 'right',
          cell: (row) => <MoneyText minor={row.askedMinor} whole bare currency={row.currency} />,
          phone: 'end',
        },
        {
          id: 'chance',
          head: 'Loss',
          align: 'right',
          cell: (row) => <ShareText bp={bpOf(row.chanceOfLoss)} />,
          phone: 'line',
        },
        {
          id: 'madeAt',
          head: 'Saved',
          sorts: true,
          align: 'right',
          cell: (row) => <InstantText at={row.madeAt} />,
          phone: 'line',
        },
      ]}
    />
  )
}
