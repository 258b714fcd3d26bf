import './parts/service.css'
import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type client } from '#web/api.ts'
import type { Column } from '#web/ui/column.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { HoursField } from '#web/ui/hours-field.tsx'
import { HoursText } from '#web/ui/hours-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { useSubmit } from '#web/ui/use-submit.ts'
import { AskModal } from './parts/ask-modal.tsx'
import { BudgetBar } from './parts/budget-bar.tsx'
import { ClientField } from './parts/client-field.tsx'

type Project = Awaited<ReturnType<typeof client.service.projects>>['items'][number]
const states = ['running', 'over-budget', 'ended'] as const

/** Projects, each with its budget against what was worked. */
export function ProjectsPage() {
  const list = useListState({
    sorts: ['number', 'name', 'client', 'used', 'endsOn'],
    sort: '-used',
    filters: { q: 'text', state: states },
  })
  const projects = useQuery(
    api.service.projects.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  const [adding, setAdding] = useState(false)
  if (projects.isError) throw projects.error
  const add = <PrimaryButton onClick={() => setAdding(true)}>Add a project</PrimaryButton>
  return (
    <>
      <PageHead title="Projects" sub="Work with a budget of its own, covered or billed." actions={add} />
      <Section title="Budget against used" aside="hours">
        <FilterBar
          state={list}
          search={{ name: 'q', label: 'Project or client' }}
          filters={[{ name: 'state', label: 'State', options: stateOptions }]}
        />
        <DataTable
          label="Projects"
          state={list}
          rows={projects.data?.items}
          total={projects.data?.total}
          rowKey={(row) => row.id}
          to={(row) => `/projects/${row.id}`}
          columns={columns}
          csv={{ href: list.csvHref('/projects') }}
          empty={
            <EmptyState title="No project like that">
              A summer's cabling, a move to a new server: tickets and time of it add up here against what was
              agreed.
            </EmptyState>
          }
        />
      </Section>
      {adding && <AddProject close={() => setAdding(false)} />}
    </>
  )
}

const stateOptions = [
  { value: 'running', label: 'Running' },
  { value: 'over-budget', label: 'Over budget' },
  { value: 'ended', label: 'Ended' },
]

const columns: readonly Column<Project>[] = [
  {
    id: 'name',
    head: 'Project',
    sorts: true,
    phone: 'lead',
    value: (row) => row.name,
    cell: (row) => (
      <>
        {row.name}
        <span className="under">{row.client}</span>
      </>
    ),
  },
  {
    id: 'used',
    head: 'Of the budget',
    sorts: true,
    width: 150,
    phone: 'line',
    cell: (row) => <BudgetBar used={row.usedMinutes} budget={row.budgetMinutes} />,
  },
  {
    id: 'usedMinutes',
    head: 'Used',
    align: 'right',
    value: (row) => row.usedMinutes,
    cell: (row) => <HoursText minutes={row.usedMinutes} bare />,
  },
  {
    id: 'budgetMinutes',
    head: 'Budget',
    align: 'right',
    phone: 'hide',
    value: (row) => row.budgetMinutes,
    cell: (row) => <HoursText minutes={row.budgetMinutes} bare />,
  },
  { id: 'openTickets', head: 'Open tickets', align: 'right', phone: 'hide', value: (row) => row.openTickets },
  {
    id: 'endsOn',
    head: 'Ends',
    sorts: true,
    phone: 'hide',
    value: (row) => row.endsOn,
    cell: (row) => <DayText day={row.endsOn} form="brief" />,
  },
]

function AddProject({ close }: { close: () => void }) {
  const [clientId, setClient] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [budgetMinutes, setBudget] = useState<number | null>(null)
  const [startsOn, setStart] = useState<string | null>(null)
  const [endsOn, setEnd] = useState<string | null>(null)
  const add = useSubmit(api.service.addProject, { done: close, refresh: [api.service.key()] })
  return (
    <AskModal
      title="Add a project"
      act="Add it"
      send={() => clientId && add.send({ clientId, name, budgetMinutes, startsOn, endsOn })}
      close={close}
      busy={add.busy}
      offBecause={clientId && name.trim() ? undefined : 'Say for whom, and what.'}
      refusal={add.refusal}
    >
      <ClientField label="Client" value={clientId} onChange={setClient} />
      <TextInput label="What" mt="sm" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Fields across={2}>
        <HoursField label="Budget" value={budgetMinutes} onChange={setBudget} />
        <span />
        <DayField label="Starts" value={startsOn} onChange={setStart} />
        <DayField label="First day after" value={endsOn} onChange={setEnd} />
      </Fields>
    </AskModal>
  )
}
