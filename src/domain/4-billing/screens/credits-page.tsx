import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#web/api.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { BillingTabs } from './parts/billing-tabs.tsx'
import { CreditAmount, type CreditRow, CreditStanding, creditStates } from './parts/credit-standing.tsx'
import { optionsOf } from './parts/words.ts'

/** What broken promises give back: a yes lets the next bill take it along. */
export function CreditsPage() {
  const list = useListState({
    sorts: ['state', 'client', 'monthOn', 'amountMinor', 'madeAt'],
    sort: 'state',
    filters: {
      q: 'text',
      state: ['waiting', 'approved', 'billed', 'declined'],
      clientId: 'text',
      agreementId: 'text',
    },
  })
  const credits = useQuery(
    api.billing.listCredits.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (credits.isError) throw credits.error
  return (
    <>
      <PageHead
        title="Service credits"
        sub="A broken promise gives back a part of the month’s fee where the agreement says so. Your yes lets the next invoice take it along."
      />
      <BillingTabs here="Credits" />
      <Section title="Credits" aside="once a ticket, capped by the month">
        <FilterBar
          state={list}
          search={{ name: 'q', label: 'Client or ticket' }}
          filters={[{ name: 'state', label: 'State', options: optionsOf(creditStates) }]}
        />
        <DataTable
          label="Service credits"
          state={list}
          rows={credits.data?.items}
          total={credits.data?.total}
          rowKey={(row) => row.id}
          csv={{ href: list.csvHref('/service-credits') }}
          columns={columns}
          empty={
            Object.keys(list.filters).length > 0 ? (
              <p className="soft">No credit is like that.</p>
            ) : (
              <EmptyState
                title="Nothing to give back"
                instead={<Link to="/agreements">See what is promised</Link>}
              >
                When a promise breaks whose agreement gives a credit for it, it stands here until you decide.
              </EmptyState>
            )
          }
        />
      </Section>
    </>
  )
}

const columns: Column<CreditRow>[] = [
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
          <Link to={`/agreements/${row.agreementId}`}>{row.agreement}</Link>
        </span>
      </>
    ),
  },
  {
    id: 'ticket',
    head: 'Broken on',
    phone: 'line',
    value: (row) => `T-${row.ticketNumber} ${row.title}`,
    cell: (row) => (
      <>
        <Link to={`/desk/${row.ticketId}`}>
          <span className="mono">T-{row.ticketNumber}</span> {row.title}
        </Link>
      </>
    ),
  },
  {
    id: 'monthOn',
    head: 'Month',
    sorts: true,
    phone: 'line',
    cell: (row) => <DayText day={row.monthOn} form="month" />,
  },
  {
    id: 'amountMinor',
    head: 'Credit',
    sorts: true,
    align: 'right',
    phone: 'end',
    cell: (row) => <CreditAmount credit={row} />,
  },
  { id: 'state', head: 'State', sorts: true, phone: 'act', cell: (row) => <CreditStanding credit={row} /> },
]
