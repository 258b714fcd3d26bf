import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { proposalStates } from '#proposals/rules'
import { api } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { WinningTabs } from '#winning/screens/parts/winning-tabs.tsx'
import { stateNames } from './parts/words.ts'

/** Every proposal: what is out, how often it was read, and what became of it. */
export function ProposalsPage() {
  const list = useListState({
    sorts: ['number', 'client', 'state', 'sent', 'valid', 'monthly'],
    sort: '-number',
    filters: { q: 'text', state: proposalStates },
  })
  const proposals = useQuery(
    api.proposals.list.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (proposals.isError) throw proposals.error
  return (
    <>
      <PageHead
        title="Winning"
        actions={
          <Button variant="filled" component={Link} to="/proposals/new">
            New proposal
          </Button>
        }
      />
      <WinningTabs current="Proposals" />
      <div style={{ height: 20 }} />
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Company, title or number' }}
        filters={[
          {
            name: 'state',
            label: 'State',
            options: proposalStates.map((state) => ({ value: state, label: stateNames[state] })),
          },
        ]}
      />
      <DataTable
        label="Proposals"
        state={list}
        rows={proposals.data?.items}
        total={proposals.data?.total ?? 0}
        rowKey={(row) => row.id}
        to={(row) => `/proposals/${row.id}`}
        csv={{ href: list.csvHref('/proposals') }}
        empty={
          <EmptyState
            title="No proposal yet"
            first={
              <Button variant="filled" component={Link} to="/proposals/new">
                New proposal
              </Button>
            }
          >
            Two or more plans side by side, on one page, with what last year would have cost. It is frozen
            when it is sent, and signed at its link.
          </EmptyState>
        }
        columns={[
          {
            id: 'client',
            head: 'Company',
            sorts: true,
            value: (row) => row.client,
            cell: (row) => (
              <>
                {row.client}
                <span className="under">{row.title || 'no title yet'}</span>
              </>
            ),
            phone: 'lead',
            width: '34%',
          },
          { id: 'number', head: 'Number', sorts: true, value: (row) => row.number },
          { id: 'state', head: 'State', sorts: true, value: (row) => stateNames[row.state] },
          {
            id: 'read',
            head: 'Read',
            value: (row) => row.views,
            cell: (row) =>
              row.views === 0 ? (
                <span className="faint">not yet</span>
              ) : (
                <>
                  {row.views}×
                  <span className="under">
                    <InstantText at={row.lastViewedAt} />
                  </span>
                </>
              ),
          },
          {
            id: 'valid',
            head: 'Open until',
            sorts: true,
            value: (row) => row.validUntil,
            cell: (row) => <DayText day={row.validUntil} form="brief" />,
          },
          {
            id: 'monthly',
            head: 'A month',
            sorts: true,
            align: 'right',
            value: (row) => row.monthlyMinor,
            cell: (row) => <MoneyText minor={row.monthlyMinor} whole currency={row.currency} />,
          },
        ]}
      />
    </>
  )
}
