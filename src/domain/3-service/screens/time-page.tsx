import './parts/service.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { HoursText } from '#web/ui/hours-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Section } from '#web/ui/section.tsx'
import { TabsBar } from '#web/ui/tabs-bar.tsx'
import { type ListControls, useListState } from '#web/ui/use-list-state.ts'
import { entryColumns } from './parts/entry-columns.tsx'
import { LogTimeFor } from './parts/log-time-for.tsx'
import { useCategories, usePeople } from './parts/use-clients.ts'
import { Week } from './parts/week.tsx'

/** Time worked: the own week, and everybody's as a list. */
export function TimePage() {
  const list = useListState({
    sorts: ['workedOn', 'client', 'person', 'minutes'],
    sort: '-workedOn',
    filters: {
      view: ['list'],
      q: 'text',
      personId: 'text',
      clientId: 'text',
      category: 'text',
      charge: ['as-rated', 'no-charge', 'internal'],
      from: 'text',
      through: 'text',
    },
  })
  const [logging, setLogging] = useState(false)
  const isList = list.filters.view === 'list'
  return (
    <>
      <PageHead
        title="Time"
        sub="What was worked, for whom, and what becomes of it."
        actions={<PrimaryButton onClick={() => setLogging(!logging)}>Log time</PrimaryButton>}
      />
      {logging && <LogTimeFor close={() => setLogging(false)} />}
      <TabsBar
        current={isList ? 'Everybody’s' : 'My week'}
        views={[
          { name: 'My week', search: {} },
          { name: 'Everybody’s', search: { view: 'list' } },
        ]}
      />
      {isList ? <TimeList list={list} /> : <Week />}
    </>
  )
}

function TimeList({ list }: { list: ListControls }) {
  const { view: _, ...filters } = { view: '', ...list.filters }
  const people = usePeople()
  const categories = useCategories()
  const input = {
    page: list.page,
    pageSize: list.pageSize,
    sort: sortOf(list.sort),
    ...filters,
    charge: chargeOf(list.filters.charge),
  }
  const time = useQuery(api.service.timeEntries.queryOptions({ input, placeholderData: keepPreviousData }))
  if (time.isError) throw time.error
  return (
    <Section title="Time worked" aside={time.data && <HoursText minutes={time.data.minutes} />}>
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'What was done' }}
        filters={[
          {
            name: 'personId',
            label: 'Who',
            options: people.map(({ id, name }) => ({ value: id, label: name })),
          },
          { name: 'category', label: 'Kind of work', options: categories },
          { name: 'charge', label: 'Charge', options: chargeOptions },
        ]}
      />
      <DataTable
        label="Time worked"
        state={list}
        rows={time.data?.items}
        total={time.data?.total}
        rowKey={(row) => row.id}
        columns={entryColumns}
        csv={{ href: list.csvHref('/time-entries') }}
        empty={
          <EmptyState title="No time like that">
            The last 90 days are listed unless other days are asked for. Time is logged on a ticket, or here
            for a client.
          </EmptyState>
        }
      />
    </Section>
  )
}

const chargeOptions = [
  { value: 'as-rated', label: 'As rated' },
  { value: 'no-charge', label: 'Not charged' },
  { value: 'internal', label: 'Internal' },
] as const

const chargeOf = (word: string | undefined) => chargeOptions.find(({ value }) => value === word)?.value

const sorts = ['workedOn', 'client', 'person', 'minutes'] as const
function sortOf(sort: { by: string; down: boolean } | undefined) {
  const by = sorts.find((one) => one === sort?.by)
  return by && (sort?.down ? (`-${by}` as const) : by)
}
