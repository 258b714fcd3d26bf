import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { agreementStates, lineKindNames } from '#agreements/rules'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api, type client } from '#web/api.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { TabsBar } from '#web/ui/tabs-bar.tsx'
import './parts/agreements.css'
import { useListState } from '#web/ui/use-list-state.ts'
import { kindOptions, kindsInWords, stateWords } from './parts/agreement-words.ts'
import { useToday } from './parts/use-today.ts'

type Row = Awaited<ReturnType<typeof client.agreements.list>>['items'][number]

/** Everything clients have agreed to, and what is being written. */
export function AgreementsPage() {
  const list = useListState({
    sorts: ['client', 'number', 'state', 'startsOn', 'endsOn', 'monthly'],
    sort: 'client',
    filters: {
      q: 'text',
      state: agreementStates,
      kind: lineKindNames,
      renewsBefore: 'text',
      planId: 'text',
      changing: ['true'],
    },
  })
  const agreements = useQuery(
    api.agreements.list.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  const health = useQuery(api.agreements.health.queryOptions({ input: { pageSize: 1 } }))
  if (agreements.isError) throw agreements.error
  return (
    <>
      <PageHead
        title="Agreements"
        sub="What each client has agreed to, and until when."
        actions={<Actions />}
      />
      <TabsBar
        current={currentView(list.filters)}
        aside={
          <span className="faint small">
            <Aside rows={agreements.data?.items} />
          </span>
        }
        views={[
          { name: 'In force', search: { state: 'active' } },
          { name: 'Being written', search: { changing: 'true' } },
          { name: 'Ended', search: { state: 'ended' } },
          { name: 'All', search: {} },
          { name: 'Need a look', to: '/agreements/health', count: health.data?.total ?? 0 },
        ]}
      />
      <div className="under-tabs">
        <FilterBar
          state={list}
          search={{ name: 'q', label: 'Client, name or number' }}
          filters={[
            {
              name: 'state',
              label: 'State',
              options: agreementStates.map((value) => ({ value, label: stateWords[value] })),
            },
            { name: 'kind', label: 'Kind', options: kindOptions },
          ]}
        />
        <DataTable
          label="Agreements"
          state={list}
          rows={agreements.data?.items}
          total={agreements.data?.total}
          rowKey={(row) => row.id}
          to={(row) => `/agreements/${row.id}`}
          csv={{ href: list.csvHref('/agreements') }}
          columns={columns}
          empty={<Empty isNarrowed={Object.keys(list.filters).length > 0} />}
        />
      </div>
    </>
  )
}

function Actions() {
  const offBecause = useOffBecause('manage-agreements')
  return (
    <>
      <Link to="/covered">Is this covered?</Link>
      <Link to="/plans">Plans</Link>
      <PrimaryLink to="/agreements/new" offBecause={offBecause}>
        New agreement
      </PrimaryLink>
    </>
  )
}

function PrimaryLink({
  to,
  offBecause,
  children,
}: {
  to: string
  offBecause: string | undefined
  children: string
}) {
  if (offBecause) return <PrimaryButton offBecause={offBecause}>{children}</PrimaryButton>
  return (
    <Button variant="filled" component={Link} to={to}>
      {children}
    </Button>
  )
}

const currentView = ({ state, changing }: Readonly<Record<string, string>>) => {
  if (changing) return 'Being written'
  return state === 'active' ? 'In force' : state === 'ended' ? 'Ended' : state ? '' : 'All'
}

function Aside({ rows }: { rows: readonly Row[] | undefined }) {
  const currencies = [...new Set(rows?.map(({ currency }) => currency))]
  return <>{currencies.length === 1 ? `${currencies[0]}, a month` : 'a month'}</>
}

function Empty({ isNarrowed }: { isNarrowed: boolean }) {
  if (isNarrowed) return <p className="soft">No agreement is like that.</p>
  return (
    <EmptyState
      title="No agreements yet"
      first={
        <Button variant="filled" component={Link} to="/agreements/new">
          Write the first one
        </Button>
      }
      instead={<Link to="/plans">Look at plans to begin with</Link>}
    >
      An agreement says what a client pays, what work it covers and what is promised. Most begin as a copy of
      a plan.
    </EmptyState>
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
          {row.name} · {row.number}
        </span>
      </>
    ),
  },
  { id: 'kind', head: 'Kind', value: (row) => kindsInWords(row.kinds), phone: 'line' },
  {
    id: 'state',
    head: 'State',
    sorts: true,
    phone: 'line',
    value: (row) => stateWords[row.state],
    cell: (row) => <StateCell row={row} />,
  },
  {
    id: 'endsOn',
    head: 'Term',
    sorts: true,
    phone: 'line',
    value: (row) => row.endsOn,
    cell: (row) => <TermCell row={row} />,
  },
  {
    id: 'monthly',
    head: 'A month',
    align: 'right',
    sorts: true,
    value: (row) => row.monthlyMinor,
    cell: (row) => <MoneyText minor={row.monthlyMinor || null} currency={row.currency} bare />,
  },
]

function StateCell({ row }: { row: Row }) {
  return (
    <>
      <span className={row.state === 'suspended' ? 'paused' : undefined}>{stateWords[row.state]}</span>
      {row.isBeingChanged && row.state !== 'draft' && (
        <span className="under">a change is being written</span>
      )}
    </>
  )
}

/** The last day of the term; in the notice window it says until when notice is due. */
function TermCell({ row }: { row: Row }) {
  const today = useToday()
  if (row.state === 'ended' || row.endsOn === null) {
    return (
      <>
        {row.endsOn === null ? (
          <span className="soft">runs on</span>
        ) : (
          <DayText day={dayBefore(row.endsOn)} />
        )}
      </>
    )
  }
  const isOpen =
    row.noticeFrom !== null && row.noticeFrom <= today && row.noticeTo !== null && today <= row.noticeTo
  const renews = { term: 'renews', evergreen: 'then runs on', stop: 'then ends' }[row.renewal]
  return (
    <>
      <DayText day={dayBefore(row.endsOn)} />
      <span className="under">
        {isOpen && row.noticeTo ? (
          <span className="risk">
            notice by <DayText day={row.noticeTo} form="brief" />
          </span>
        ) : (
          renews
        )}
      </span>
    </>
  )
}

const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
