import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { GiveNotice } from './parts/give-notice.tsx'
import { windowTone, windowWords } from './parts/window-words.ts'

const windows = ['later', 'open', 'missed', 'given', 'past'] as const

export function RenewalsPage() {
  const list = useListState({
    sorts: ['endsOn', 'client', 'mrr', 'noticeFrom'],
    sort: 'endsOn',
    filters: { q: 'text', window: windows, withinDays: ['90', '180', '365', '730'] },
  })
  const { withinDays, ...input } = list.input
  const renewals = useQuery(
    api.renewals.list.queryOptions({
      input: { ...input, withinDays: Number(withinDays ?? 180) },
      placeholderData: keepPreviousData,
    }),
  )
  if (renewals.isError) throw renewals.error
  return (
    <>
      <Crumb path={[['Agreements', '/agreements']]} here="Renewals" />
      <PageHead title="Renewals" sub="Nothing passes its end silently: who must hear what, and by when." />
      <Section title="Coming ends" aside={`within ${withinDays ?? 180} days`}>
        <FilterBar
          state={list}
          search={{ name: 'q', label: 'Client or agreement' }}
          filters={[
            {
              name: 'window',
              label: 'Notice',
              options: windows.map((window) => ({ value: window, label: windowWords[window] })),
            },
            {
              name: 'withinDays',
              label: 'Within',
              options: [90, 365, 730].map((days) => ({ value: String(days), label: `${days} days` })),
            },
          ]}
        />
        <DataTable
          label="Coming ends"
          state={list}
          rows={renewals.data?.items}
          total={renewals.data?.total}
          rowKey={(row) => row.id}
          to={(row) => `/agreements/${row.id}`}
          csv={{ href: list.csvHref('/renewals') }}
          empty={
            <EmptyState title="No term ends in this time">
              Agreements with a term appear here from their notice window on. Widen the time, or look at what
              runs on under Agreements.
            </EmptyState>
          }
          columns={[
            { id: 'client', head: 'Client', sorts: true, value: (row) => row.client, phone: 'lead' },
            { id: 'number', head: 'Agreement', cell: (row) => `${row.number} · ${row.name}`, phone: 'line' },
            {
              id: 'endsOn',
              head: 'Ends',
              sorts: true,
              cell: (row) => <DayText day={row.endsOn} />,
              phone: 'end',
            },
            {
              id: 'noticeFrom',
              head: 'Notice between',
              sorts: true,
              cell: (row) => (
                <>
                  <DayText day={row.noticeFrom} /> and <DayText day={row.noticeBy} />
                </>
              ),
              phone: 'line',
            },
            {
              id: 'window',
              head: 'Notice',
              cell: (row) => <span className={windowTone[row.window]}>{windowWords[row.window]}</span>,
              phone: 'line',
            },
            {
              id: 'mrr',
              head: 'A month',
              sorts: true,
              align: 'right',
              value: (row) => row.mrrMinor,
              cell: (row) => <MoneyText minor={row.mrrMinor} bare />,
              phone: 'line',
            },
            {
              id: 'act',
              head: '',
              align: 'right',
              cell: (row) => <GiveNotice renewal={row} />,
              phone: 'act',
            },
          ]}
        />
      </Section>
    </>
  )
}
