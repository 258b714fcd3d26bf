import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { useListState } from '#web/ui/use-list-state.ts'

/** What the first run would bill, beside what the old system billed last. */
export function FirstRunPage() {
  const list = useListState({
    sorts: ['difference', 'client'],
    sort: '-difference',
    filters: { q: 'text', state: ['same', 'differs'] },
  })
  const report = useQuery(
    api.billing.firstRunReport.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (report.isError) throw report.error
  return (
    <>
      <Crumb
        path={[
          ['Firm', '/firm'],
          ['Moving in', '/firm/moving-in'],
        ]}
        here="First run"
      />
      <PageHead
        title="First run against the last bills"
        sub={
          report.data && (
            <>
              What a run through <DayText day={report.data.through} /> would bill, largest difference first.
              Nothing is billed by looking.
            </>
          )
        }
      />
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Client' }}
        filters={[
          {
            name: 'state',
            label: 'State',
            options: [
              { value: 'differs', label: 'Differs' },
              { value: 'same', label: 'The same' },
            ],
          },
        ]}
      />
      <DataTable
        label="First run"
        state={list}
        rows={report.data?.items}
        total={report.data?.total ?? 0}
        rowKey={(row) => row.clientId}
        to={(row) => `/clients/${row.clientId}`}
        csv={{ href: list.csvHref('/imports/first-run-report') }}
        empty={
          <EmptyState title="Nothing to compare yet">
            Once agreements, invoices or monthly totals are moved in, each client stands here with both
            figures.
          </EmptyState>
        }
        columns={[
          { id: 'client', head: 'Client', sorts: true, value: (row) => row.client, phone: 'lead' },
          {
            id: 'lastInvoice',
            head: 'Last invoice',
            align: 'right',
            cell: (row) => (
              <>
                <MoneyText minor={row.lastInvoice?.netMinor} currency={row.currency} />
                {row.lastInvoice && <span className="under">{row.lastInvoice.number}</span>}
              </>
            ),
            phone: 'hide',
          },
          {
            id: 'lastTotal',
            head: 'Last monthly total',
            align: 'right',
            cell: (row) => <MoneyText minor={row.lastTotal?.netMinor} currency={row.currency} />,
            phone: 'line',
          },
          {
            id: 'firstRun',
            head: 'First run',
            align: 'right',
            cell: (row) => <MoneyText minor={row.firstRunMinor} currency={row.currency} />,
            phone: 'line',
          },
          {
            id: 'difference',
            head: 'Difference',
            sorts: true,
            align: 'right',
            cell: (row) => <MoneyText minor={row.differenceMinor} currency={row.currency} />,
            phone: 'end',
          },
        ]}
      />
    </>
  )
}
