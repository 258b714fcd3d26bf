import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, type client } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { moneyText } from '#web/ui/format.ts'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { BillingTabs } from './parts/billing-tabs.tsx'

type Row = Awaited<ReturnType<typeof client.billing.deferredRevenue>>['items'][number]

/** Hours that were paid and not yet worked: owed in work, not earned. */
export function DeferredPage() {
  const list = useListState({
    sorts: ['client', 'deferredMinor', 'usableTo'],
    sort: '-deferredMinor',
    filters: { q: 'text', on: 'text' },
  })
  const deferred = useQuery(
    api.billing.deferredRevenue.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (deferred.isError) throw deferred.error
  const { data } = deferred
  return (
    <>
      <PageHead
        title="Deferred revenue"
        sub="Blocks that clients paid for and have not used. They become revenue as they are drawn, or when they lapse."
        actions={
          <DayField
            label="At the end of"
            value={data?.on ?? ''}
            onChange={(day) => list.setFilter('on', day ?? undefined)}
          />
        }
      />
      <BillingTabs here="Deferred" />
      <Section
        title="Blocks"
        aside={data?.totals.map(({ currency, deferredMinor }) => (
          <span key={currency}>
            <MoneyText minor={deferredMinor} currency={currency} /> deferred
          </span>
        ))}
      >
        <FilterBar state={list} search={{ name: 'q', label: 'Client' }} />
        <DataTable
          label="Deferred revenue"
          state={list}
          rows={data?.items}
          total={data?.total}
          rowKey={(row) => row.id}
          to={(row) => `/agreements/${row.agreementId}`}
          csv={{ href: list.csvHref('/deferred-revenue') }}
          columns={columns}
          empty={
            <EmptyState title="No blocks were sold by this day">
              A block of hours is paid before it is worked. What is left of it stands here until it is drawn
              or lapses.
            </EmptyState>
          }
        />
      </Section>
    </>
  )
}

const columns: Column<Row>[] = [
  {
    id: 'client',
    head: 'Client',
    sorts: true,
    phone: 'lead',
    value: (row) => row.client,
    cell: (row) => (
      <>
        {row.client}
        <span className="under">
          {row.name} · {row.agreement}
        </span>
      </>
    ),
  },
  {
    id: 'usableTo',
    head: 'Usable until',
    sorts: true,
    phone: 'line',
    cell: (row) => <DayText day={row.usableTo} />,
  },
  {
    id: 'priceMinor',
    head: 'Paid',
    align: 'right',
    phone: 'line',
    cell: (row) => money(row, row.priceMinor),
  },
  {
    id: 'drawnMinor',
    head: 'Drawn',
    align: 'right',
    phone: 'hide',
    cell: (row) => money(row, row.drawnMinor),
  },
  {
    id: 'breakageMinor',
    head: 'Lapsed',
    align: 'right',
    phone: 'hide',
    cell: (row) => money(row, row.breakageMinor),
  },
  {
    id: 'deferredMinor',
    head: 'Deferred',
    sorts: true,
    align: 'right',
    phone: 'end',
    cell: (row) => <Deferred row={row} />,
  },
]

const money = (row: Row, minor: number) => <MoneyText minor={minor || null} currency={row.currency} />

function Deferred({ row }: { row: Row }) {
  const manner = useManner()
  const text = (minor: number) => moneyText(minor, manner, { currency: row.currency })
  return (
    <FigureButton
      figure={<MoneyText minor={row.deferredMinor} currency={row.currency} />}
      of={{
        title: 'Paid and still owed in work',
        rows: [
          { label: 'Paid for the block', value: text(row.priceMinor) },
          { label: 'less drawn', value: text(-row.drawnMinor) },
          { label: 'less lapsed', value: text(-row.breakageMinor) },
          ...(row.refundedMinor ? [{ label: 'less refunded', value: text(-row.refundedMinor) }] : []),
          { label: 'Deferred', value: text(row.deferredMinor), sum: true },
        ],
      }}
    />
  )
}
