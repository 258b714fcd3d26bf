import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, listOf, listQuery, Minor, Minutes, Name, Revision } from '#kernel/contract.ts'

const tags = ['service']

export const ProjectFields = z.object({
  clientId: Id,
  name: Name,
  agreementId: Id.nullish(),
  budgetMinutes: Minutes.nullish(),
  budgetMinor: Minor.nonnegative().nullish(),
  startsOn: Day.nullish(),
  endsOn: Day.nullish(),
})

export const ProjectRow = z.object({
  id: Id,
  number: z.int(),
  clientId: Id,
  client: z.string(),
  agreementId: Id.nullable(),
  name: z.string(),
  budgetMinutes: z.int().nullable(),
  budgetMinor: Minor.nullable(),
  usedMinutes: z.int(),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  openTickets: z.int(),
  revision: Revision,
})

export const projectsContract = {
  projects: oc
    .route({ method: 'GET', path: '/projects', tags, summary: 'Projects: budget against what is used' })
    .input(
      listQuery(['number', 'name', 'client', 'used', 'endsOn']).extend({
        clientId: Id.optional(),
        state: z.enum(['running', 'over-budget', 'ended']).optional(),
      }),
    )
    .output(listOf(ProjectRow)),
  project: oc
    .route({ method: 'GET', path: '/projects/{projectId}', tags, summary: 'A project' })
    .input(z.object({ projectId: Id }))
    .output(
      ProjectRow.extend({
        byCategory: z.array(z.object({ category: z.string(), minutes: z.int() })),
        byPerson: z.array(z.object({ person: z.string(), minutes: z.int() })),
      }),
    ),
  addProject: oc
    .route({ method: 'POST', path: '/projects', tags, summary: 'Add a project', successStatus: 201 })
    .input(ProjectFields)
    .output(z.object({ id: Id, number: z.int() })),
  changeProject: oc
    .route({ method: 'PUT', path: '/projects/{projectId}', tags, summary: 'Change a project and its budget' })
    .input(ProjectFields.omit({ clientId: true }).extend({ projectId: Id, revision: Revision }))
    .output(z.object({ revision: Revision })),
}
