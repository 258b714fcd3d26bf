import { instantOf } from '#kernel/instants.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { northlight } from '../cast/firm.ts'
import { projectDays, projects } from '../life/projects.ts'
import { insertTime, type TimeRow } from './insert-time.ts'
import { known, morningOf, type World } from './world.ts'

/** Projects with their budgets, and the days they took. */
export async function loadProjects(tx: Tx, world: World) {
  const inOrder = projects.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  const first = await takeNumbers(tx, 'project', 0, inOrder.length)
  const written = inOrder.map((project, at) => ({
    ...project,
    id: newId(),
    number: first + at,
    clientId: known(world.clients, project.client).id,
    days: projectDays(project),
  }))
  await insertRows(
    tx,
    'project',
    {
      id: 'uuid',
      number: 'int4',
      client_id: 'uuid',
      name: 'text',
      budget_minutes: 'int4',
      starts_on: 'date',
      ends_on: 'date',
      made_at: 'timestamptz',
    },
    written.map((project) => ({
      id: project.id,
      number: project.number,
      client_id: project.clientId,
      name: project.name,
      budget_minutes: project.budget * 60,
      starts_on: project.startsOn,
      ends_on: dayAt(instantOf(project.days.at(-1)?.to ?? 0), northlight.zone),
      made_at: morningOf(project.startsOn),
    })),
  )
  await insertTime(
    tx,
    written.flatMap(({ id, clientId, category, name, by, days }) =>
      days.map(
        (day): TimeRow => ({
          ...day,
          clientId,
          personId: known(world.people, by).id,
          ticketId: null,
          projectId: id,
          visitId: null,
          category,
          workType: 'project',
          role: 'technician',
          emergency: false,
          body: name,
          sizeDecision: null,
        }),
      ),
    ),
  )
}
