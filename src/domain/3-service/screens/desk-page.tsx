import './parts/service.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { firmNowMs } from '#web/server-time.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { dayText, instantText } from '#web/ui/format.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { TabsBar } from '#web/ui/tabs-bar.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { deskColumns } from './parts/desk-columns.tsx'
import { NewTicketLine } from './parts/new-ticket-line.tsx'
import { useCategories, usePeople } from './parts/use-clients.ts'
import { todayIn } from './parts/wall-time.ts'
import { priorityWords } from './parts/words.ts'

const views = ['open', 'mine', 'nobodys', 'paused', 'broken', 'solved', 'closed-today', 'all'] as const
type View = (typeof views)[number]
const liveMs = 30_000
const everything: Record<string, string> = {}

/** Tickets by the time left on their promises, and a new one in a line. */
export function DeskPage() {
  const list = useListState({
    sorts: ['left', 'number', 'priority', 'reported', 'client', 'closed'],
    sort: 'left',
    filters: {
      view: views,
      q: 'text',
      priority: ['emergency', 'high', 'normal', 'low'],
      category: 'text',
      assigneeId: 'text',
      clientId: 'text',
    },
  })
  const tickets = useQuery(
    api.service.tickets.queryOptions({
      input: list.input,
      placeholderData: keepPreviousData,
      refetchInterval: liveMs,
    }),
  )
  const counts = useQuery(api.service.ticketCounts.queryOptions({ refetchInterval: liveMs }))
  const [filtering, setFiltering] = useState(false)
  if (tickets.isError) throw tickets.error
  const view = views.find((one) => one === list.filters.view) ?? 'open'
  const isNarrowed = Object.keys(list.filters).some((name) => name !== 'view')
  return (
    <>
      <PageHead title="Desk" actions={<AtWork atWork={counts.data?.atWork} away={counts.data?.away} />} />
      <NewTicketLine />
      <TabsBar
        current={viewNames[view]}
        views={views
          .filter((one) => one !== 'all' || view === 'all')
          .map((one) => ({
            name: viewNames[one],
            search: one === 'open' ? everything : { view: one },
            ...(counts.data && one !== 'all' ? { count: counts.data[countOf[one]] } : {}),
          }))}
        aside={
          <>
            <button
              type="button"
              className="word"
              aria-expanded={filtering || isNarrowed}
              onClick={() => setFiltering(!filtering)}
            >
              Filter
            </button>
            <a className="export-word" href={list.csvHref('/tickets')}>
              Export CSV
            </a>
          </>
        }
      />
      {(filtering || isNarrowed) && <Filters list={list} />}
      <DataTable
        label={viewNames[view]}
        state={list}
        rows={tickets.data?.items}
        total={tickets.data?.total}
        rowKey={(row) => row.id}
        to={(row) => `/desk/${row.id}`}
        columns={deskColumns}
        empty={<Nothing view={view} isNarrowed={isNarrowed} />}
      />
      {view === 'open' && (
        <p className="caption only-wide">
          Sorted by time left. The bar shows how much of the promised time has gone; amber from 75%, red from
          90%. A paused clock shows what will be left when it runs again.
        </p>
      )}
    </>
  )
}

const viewNames: Record<View, string> = {
  open: 'All open',
  mine: 'Mine',
  nobodys: "Nobody's",
  paused: 'Paused',
  broken: 'Broken, no reason',
  solved: 'To close',
  'closed-today': 'Closed today',
  all: 'All',
}

const countOf = {
  open: 'open',
  mine: 'mine',
  nobodys: 'nobodys',
  paused: 'paused',
  broken: 'broken',
  solved: 'solved',
  'closed-today': 'closedToday',
} as const

function Filters({ list }: { list: Parameters<typeof FilterBar>[0]['state'] }) {
  const categories = useCategories()
  const people = usePeople()
  return (
    <div style={{ marginTop: 12 }}>
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Title, client, contact or T-number' }}
        filters={[
          {
            name: 'priority',
            label: 'Priority',
            options: Object.entries(priorityWords).map(([value, label]) => ({ value, label })),
          },
          { name: 'category', label: 'Kind of work', options: categories },
          {
            name: 'assigneeId',
            label: 'With',
            options: people.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
      />
    </div>
  )
}

function AtWork({ atWork, away }: { atWork: number | undefined; away: number | undefined }) {
  const manner = useManner()
  const now = firmNowMs()
  const weekday = dayText(todayIn(now, manner), manner, 'weekday').split(/[\s,]/)[0]
  return (
    <>
      <Link to="/visits" className="only-wide">
        Visits
      </Link>
      <Link to="/time">Time</Link>
      <Link to="/projects">Projects</Link>
      <span className="faint small only-wide">
        {weekday}, {instantText(new Date(now).toISOString(), manner, 'time')}
        {atWork !== undefined && ` · ${atWork} at work, ${away ?? 0} away`}
      </span>
    </>
  )
}

function Nothing({ view, isNarrowed }: { view: View; isNarrowed: boolean }) {
  if (isNarrowed)
    return (
      <p className="soft" style={{ padding: '16px 0' }}>
        No ticket like that.
      </p>
    )
  if (view !== 'open')
    return (
      <p className="soft" style={{ padding: '16px 0' }}>
        {emptyWords[view]}
      </p>
    )
  return (
    <EmptyState
      title="Nothing is open"
      instead={<Link to="/desk?view=closed-today">See what was closed today</Link>}
    >
      What clients ask for stands here, the promise that ends next on top. Write the client and what is wrong
      into the line above, or press n.
    </EmptyState>
  )
}

const emptyWords: Record<Exclude<View, 'open'>, string> = {
  mine: 'Nothing is with you.',
  nobodys: 'Everything is with somebody.',
  paused: 'Nothing waits for a client.',
  broken: 'Every broken promise has its reason.',
  solved: 'Nothing solved waits to be closed.',
  'closed-today': 'Nothing was closed today yet.',
  all: 'There is no ticket yet.',
}
