import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Id, Instant, listOf, listQuery, Name, QueryFlag, Text } from '#kernel/contract.ts'
import { Clock } from '../promises/contract.ts'
import { statuses, urgencies } from '../tickets/rules.ts'

const tags = ['portal']

const Row = z.object({
  id: Id,
  number: z.int(),
  title: z.string(),
  status: z.enum(statuses),
  emergency: z.boolean(),
  asker: z.string().nullable(),
  reportedAt: Instant,
  closedAt: Instant.nullable(),
  waitsForYou: z.boolean(),
})

export const portalContract = {
  portalTickets: oc
    .route({ method: 'GET', path: '/portal/tickets', tags, summary: 'What we asked for, and how it stands' })
    .input(listQuery(['reported', 'number']).extend({ open: QueryFlag }))
    .output(listOf(Row)),
  portalTicket: oc
    .route({
      method: 'GET',
      path: '/portal/tickets/{ticketId}',
      tags,
      summary: 'A ticket with its promises and what was written',
    })
    .input(z.object({ ticketId: Id }))
    .output(
      Row.extend({
        clocks: z.array(Clock),
        log: z.array(
          z.object({
            id: Id,
            kind: z.string(),
            at: Instant,
            by: z.string(),
            mine: z.boolean(),
            body: z.string().nullable(),
          }),
        ),
      }),
    ),
  portalAsk: oc
    .route({ method: 'POST', path: '/portal/tickets', tags, summary: 'Ask for help', successStatus: 201 })
    .input(
      z.object({
        title: Name,
        message: Text.default(''),
        emergency: z.boolean().default(false),
        urgency: z.enum(urgencies).default('soon'),
        siteId: Id.nullish(),
      }),
    )
    .output(z.object({ id: Id, number: z.int(), dueAt: Instant.nullable(), callUs: z.string().nullable() })),
  portalReply: oc
    .route({
      method: 'POST',
      path: '/portal/tickets/{ticketId}/messages',
      tags,
      summary: 'Answer, or add something',
      successStatus: 201,
    })
    .input(z.object({ ticketId: Id, body: Text.min(1, 'A message needs words.') }))
    .output(z.object({ id: Id })),
}
