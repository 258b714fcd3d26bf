import './parts/service.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { addDays, weekday as weekdayOf, weekdays } from '#kernel/days.ts'
import { api, type client } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { firmNowMs } from '#web/server-time.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { dayOfInstant, dayText, instantText, type Manner } from '#web/ui/format.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { TabsBar } from '#web/ui/tabs-bar.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { PlanVisit } from './parts/plan-visit.tsx'
import { usePeople } from './parts/use-clients.ts'
import { todayIn } from './parts/wall-time.ts'
import { visitKinds, visitKindWords } from './parts/words.ts'

type Visit = Awaited<ReturnType<typeof client.service.visits>>['items'][number]
const everything: Record<string, string> = {}
const spans = ['today', 'week', 'later', 'past'] as const

/** Who goes where, by day. */
export function VisitsPage() {
  const manner = useManner()
  const list = useListState({ filters: { span: spans, q: 'text', personId: 'text', kind: visitKinds } })
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const ticketId = typeof search.plan === 'string' ? search.plan : undefined
  const [planning, setPlanning] = useState(false)
  const today = todayIn(firmNowMs(), manner)
  const span = spans.find((one) => one === list.filters.span) ?? 'week'
  const { q, personId, kind } = list.input
  const visits = useQuery(
    api.service.visits.queryOptions({
      input: {
        page: list.page,
        pageSize: 100,
        sort: span === 'past' ? '-startsAt' : 'startsAt',
        q,
        personId,
        kind,
        ...daysOf(span, today),
      },
      placeholderData: keepPreviousData,
    }),
  )
  const people = usePeople()
  if (visits.isError) throw visits.error
  const close = () => {
    setPlanning(false)
    if (ticketId) void navigate({ to: '.', search: {}, replace: true })
  }
  return (
    <>
      <PageHead
        title="Visits"
        actions={<PrimaryButton onClick={() => setPlanning(true)}>Plan a visit</PrimaryButton>}
      />
      {(planning || ticketId) && <PlanVisit ticketId={ticketId} close={close} />}
      <TabsBar
        current={spanWords[span]}
        views={spans.map((one) => ({
          name: spanWords[one],
          search: one === 'week' ? everything : { span: one },
        }))}
        aside={
          <a className="export-word" href={list.csvHref('/visits')}>
            Export CSV
          </a>
        }
      />
      <div style={{ marginTop: 12 }}>
        <FilterBar
          state={list}
          search={{ name: 'q', label: 'Client or what for' }}
          filters={[
            {
              name: 'personId',
              label: 'Who goes',
              options: people.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              name: 'kind',
              label: 'Kind',
              options: visitKinds.map((value) => ({ value, label: visitKindWords[value] })),
            },
          ]}
        />
      </div>
      {!visits.data && <SkeletonLines rows={5} />}
      {visits.data?.items.length === 0 && (
        <EmptyState title={`No visit ${spanWords[span].toLowerCase()}`}>
          Maintenance, on-site work, audits and reviews stand here by day, each with its checklist. Plan one,
          or plan it from a ticket.
        </EmptyState>
      )}
      {byDay(visits.data?.items ?? [], manner).map(([day, ofDay]) => (
        <Section
          key={day}
          title={dayText(day, manner, 'weekday')}
          aside={day === today ? 'today' : undefined}
        >
          <TimedList
            entries={ofDay.map((visit) => ({
              id: visit.id,
              when: (
                <>
                  {instantText(visit.startsAt, manner, 'time')}
                  <span className="under">{instantText(visit.endsAt, manner, 'time')}</span>
                </>
              ),
              what: (
                <Link to={`/visits/${visit.id}`} className="row-link">
                  {visit.client}: {visit.title}
                </Link>
              ),
              under: <Under visit={visit} />,
            }))}
          />
        </Section>
      ))}
    </>
  )
}

const spanWords = { today: 'Today', week: 'This week', later: 'Later', past: 'Past' } as const

function daysOf(span: (typeof spans)[number], today: string) {
  const sunday = addDays(today, 6 - weekdays.indexOf(weekdayOf(today)))
  if (span === 'today') return { from: today, through: today }
  if (span === 'week') return { from: today, through: sunday }
  if (span === 'later') return { from: addDays(sunday, 1) }
  return { through: addDays(today, -1) }
}

function byDay(visits: readonly Visit[], manner: Manner): [string, Visit[]][] {
  const days = new Map<string, Visit[]>()
  for (const visit of visits) {
    const day = dayOfInstant(visit.startsAt, manner)
    days.set(day, [...(days.get(day) ?? []), visit])
  }
  return [...days]
}

function Under({ visit }: { visit: Visit }) {
  const done = visit.checklist.filter(({ result }) => result !== null).length
  const parts = [
    visitKindWords[visit.kind],
    visit.person ?? 'nobody yet',
    visit.site ?? visit.address,
    visit.checklist.length > 0 && `${done} of ${visit.checklist.length} checked`,
    visit.signedAt ? 'signed off' : visit.leftAt ? 'left' : visit.arrivedAt ? 'there now' : false,
  ].filter(Boolean)
  return <>{parts.join(' · ')}</>
}
