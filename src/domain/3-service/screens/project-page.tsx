import './parts/service.css'
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useParam } from '#web/address.ts'
import { api, type client } from '#web/api.ts'
import { Cols } from '#web/ui/cols.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { HoursField } from '#web/ui/hours-field.tsx'
import { HoursText } from '#web/ui/hours-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { AskModal } from './parts/ask-modal.tsx'
import { BudgetBar } from './parts/budget-bar.tsx'
import { entryColumns } from './parts/entry-columns.tsx'

type Project = Awaited<ReturnType<typeof client.service.project>>

/** A project: what was agreed, what is used and by whom, and every hour of it. */
export function ProjectPage() {
  const projectId = useParam('id')
  const { data: project, error } = useQuery(api.service.project.queryOptions({ input: { projectId } }))
  const time = useQuery(
    api.service.timeEntries.queryOptions({ input: { projectId, page: 1, pageSize: 200, sort: '-workedOn' } }),
  )
  const [changing, setChanging] = useState(false)
  if (error) throw error
  if (!project) return <SkeletonLines rows={8} />
  return (
    <>
      <Crumb path={[['Projects', '/projects']]} here={project.name} />
      <PageHead
        title={project.name}
        sub={<Link to={`/clients/${project.clientId}`}>{project.client}</Link>}
      />
      <Cols shape="wide-left">
        <div>
          <Section title="Time" aside={<HoursText minutes={project.usedMinutes} />}>
            <DataTable
              label="Time on the project"
              rows={time.data?.items}
              rowKey={(row) => row.id}
              columns={entryColumns}
              csv={{ href: `/api/v1/time-entries.csv?projectId=${projectId}` }}
              empty={
                <p className="soft">
                  Nothing worked yet. Tickets that name this project bring their time here.
                </p>
              }
            />
          </Section>
        </div>
        <div>
          <Section
            title="Budget"
            aside={
              <button type="button" className="word" onClick={() => setChanging(true)}>
                Change
              </button>
            }
          >
            <Facts
              facts={[
                {
                  name: 'Of the budget',
                  value: <BudgetBar used={project.usedMinutes} budget={project.budgetMinutes} />,
                },
                { name: 'Budget', value: <HoursText minutes={project.budgetMinutes} /> },
                { name: 'Used', value: <HoursText minutes={project.usedMinutes} /> },
                ...(project.budgetMinor === null
                  ? []
                  : [{ name: 'Agreed', value: <MoneyText minor={project.budgetMinor} /> }]),
                { name: 'Starts', value: <DayText day={project.startsOn} /> },
                { name: 'First day after', value: <DayText day={project.endsOn} /> },
              ]}
            />
          </Section>
          <Split title="By person" rows={project.byPerson.map(({ person, minutes }) => [person, minutes])} />
          <Split
            title="By kind of work"
            rows={project.byCategory.map(({ category, minutes }) => [category, minutes])}
          />
        </div>
      </Cols>
      {changing && <ChangeProject project={project} close={() => setChanging(false)} />}
    </>
  )
}

function Split({ title, rows }: { title: string; rows: [string, number][] }) {
  if (rows.length === 0) return null
  return (
    <Section title={title} aside="hours">
      <Facts facts={rows.map(([name, minutes]) => ({ name, value: <HoursText minutes={minutes} bare /> }))} />
    </Section>
  )
}

function ChangeProject({ project, close }: { project: Project; close: () => void }) {
  const [name, setName] = useState(project.name)
  const [budgetMinutes, setBudget] = useState(project.budgetMinutes)
  const [startsOn, setStart] = useState(project.startsOn)
  const [endsOn, setEnd] = useState(project.endsOn)
  const change = useSubmit(api.service.changeProject, { done: close, refresh: [api.service.key()] })
  const { agreementId, budgetMinor, revision, id: projectId } = project
  return (
    <AskModal
      title={project.name}
      act="Keep it"
      send={() =>
        change.send({ projectId, revision, name, budgetMinutes, budgetMinor, agreementId, startsOn, endsOn })
      }
      close={close}
      busy={change.busy}
      refusal={change.refusal}
    >
      <TextInput label="What" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <HoursField label="Budget" value={budgetMinutes} onChange={setBudget} />
      <DayField label="Starts" value={startsOn} onChange={setStart} />
      <DayField label="First day after" value={endsOn} onChange={setEnd} />
    </AskModal>
  )
}
