import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Id, Instant, listOf, listQuery, Name, QueryFlag, Revision, Text } from '#kernel/contract.ts'
import { Clock, Priority } from '../promises/contract.ts'
import { CoveredBy } from '../time/coverage/contract.ts'
import { impacts, statuses, urgencies } from './rules.ts'
import { Ticket } from './ticket/contract.ts'

const tags = ['service']

export const Impact = z.enum(impacts)
export const Urgency = z.enum(urgencies)
export const TicketChannel = z.enum(['phone', 'mail', 'portal', 'monitoring', 'us'])

/** All open, mine, nobody's, paused, broken without a reason, closed today, and everything there ever was. */
export const views = ['open', 'mine', 'nobodys', 'paused', 'broken', 'closed-today', 'solved', 'all'] as const
export const View = z.enum(views)

export const TicketRow = z.object({
  id: Id,
  number: z.int(),
  title: z.string(),
  clientId: Id,
  client: z.string(),
  contact: z.string().nullable(),
  status: z.enum(statuses),
  priority: Priority,
  emergency: z.boolean(),
  category: z.string(),
  assigneeId: Id.nullable(),
  assignee: z.string().nullable(),
  reportedAt: Instant,
  closedAt: Instant.nullable(),
  promised: z.boolean(),
  dueAt: Instant.nullable(),
  clock: Clock.nullable(),
  coveredBy: CoveredBy.nullable(),
})

export const NewTicket = z.object({
  clientId: Id,
  title: Name,
  contactId: Id.nullish(),
  siteId: Id.nullish(),
  projectId: Id.nullish(),
  agreementId: Id.nullish(),
  categoryKey: z.string().max(60).optional(),
  technology: z.string().max(120).default(''),
  channel: TicketChannel.default('phone'),
  /** A person answered the call. By phone it is so unless said otherwise. */
  answered: z.boolean().optional(),
  emergency: z.boolean().default(false),
  impact: Impact.default('one'),
  urgency: Urgency.default('soon'),
  assigneeId: Id.nullish(),
  /** Earlier than now when it is typed later; who typed it is kept. */
  reportedAt: Instant.optional(),
  /** What the client said or wrote. */
  message: Text.optional(),
})

export const TicketDetails = z.object({
  title: Name,
  categoryKey: z.string().max(60),
  technology: z.string().max(120).default(''),
  contactId: Id.nullable(),
  siteId: Id.nullable(),
  projectId: Id.nullable(),
  agreementId: Id.nullable(),
})

const Counts = z.object({
  open: z.int(),
  mine: z.int(),
  nobodys: z.int(),
  paused: z.int(),
  broken: z.int(),
  solved: z.int(),
  closedToday: z.int(),
  atWork: z.int(),
  away: z.int(),
})

export const ticketsContract = {
  tickets: oc
    .route({ method: 'GET', path: '/tickets', tags, summary: 'Tickets by time left on their promises' })
    .input(
      listQuery(['left', 'reported', 'number', 'client', 'priority', 'closed']).extend({
        view: View.default('open'),
        clientId: Id.optional(),
        priority: Priority.optional(),
        category: z.string().optional(),
        assigneeId: Id.optional(),
        projectId: Id.optional(),
        emergency: QueryFlag,
      }),
    )
    .output(listOf(TicketRow)),
  ticketCounts: oc
    .route({
      method: 'GET',
      path: '/tickets/counts',
      tags,
      summary: 'How many tickets each view of the desk has',
    })
    .output(Counts),
  ticket: oc
    .route({
      method: 'GET',
      path: '/tickets/{ticketId}',
      tags,
      summary: 'A ticket with its clocks, what happened, time and coverage',
    })
    .input(z.object({ ticketId: Id }))
    .output(Ticket),
  openTicket: oc
    .route({ method: 'POST', path: '/tickets', tags, summary: 'Open a ticket', successStatus: 201 })
    .input(NewTicket)
    .output(z.object({ id: Id, number: z.int(), dueAt: Instant.nullable(), freeSlotAt: Instant.nullable() })),
  changeTicket: oc
    .route({ method: 'PUT', path: '/tickets/{ticketId}', tags, summary: 'Change what a ticket is about' })
    .input(TicketDetails.extend({ ticketId: Id, revision: Revision }))
    .output(z.object({ revision: Revision })),
  addTicketNote: oc
    .route({
      method: 'POST',
      path: '/tickets/{ticketId}/notes',
      tags,
      summary: 'Note something for us only',
      successStatus: 201,
    })
    .input(z.object({ ticketId: Id, body: Text.min(1, 'A note needs words.') }))
    .output(z.object({ id: Id })),
  mergeTicket: oc
    .route({
      method: 'POST',
      path: '/tickets/{ticketId}/merge',
      tags,
      summary: 'Merge a duplicate into another ticket of the same client',
      successStatus: 201,
    })
    .input(z.object({ ticketId: Id, intoId: Id }))
    .output(z.object({ id: Id })),
}
