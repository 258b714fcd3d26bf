import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Id, Instant, Minutes, Text } from '#kernel/contract.ts'
import { Channel } from '../../promises/contract.ts'
import { tapKinds } from '../../promises/rules.ts'
import { impacts, statuses, urgencies } from '../rules.ts'

const tags = ['service']

export const NewEvent = z.object({
  kind: z.enum(tapKinds),
  /** Earlier than now for what is typed later. */
  at: Instant.optional(),
  /** Words to the client, or from the client. */
  message: Text.optional(),
  /** Words for us only. */
  note: Text.optional(),
  /** assigned */
  assigneeId: Id.optional(),
  /** needed */
  channel: z.enum(['remote', 'on-site']).optional(),
  needed: z.boolean().default(true),
  /** call-attempted */
  leftMessage: z.boolean().default(false),
  /** client-replied: a machine wrote it. */
  automatic: z.boolean().default(false),
  /** on-the-way */
  minutes: Minutes.max(24 * 60).optional(),
  /** handed-back, cancelled, reopened */
  reason: z.string().trim().max(500).optional(),
})

const Recorded = z.object({
  eventId: Id,
  status: z.enum(statuses),
  dueAt: Instant.nullable(),
  undoUntil: Instant.nullable(),
})

const onTicket = z.object({ ticketId: Id })
const reason = z.string().trim().min(1, 'A reason is needed.').max(500)
const post = (path: `/${string}`, summary: string) =>
  oc.route({ method: 'POST', path, tags, summary, successStatus: 201 })

export const eventsContract = {
  recordEvent: post('/tickets/{ticketId}/events', 'Record what happened, in one tap')
    .input(NewEvent.extend({ ticketId: Id }))
    .output(Recorded),
  undoEvent: post('/tickets/{ticketId}/events/{eventId}/undo', 'Take a tap back, within ten seconds')
    .input(onTicket.extend({ eventId: Id }))
    .output(Recorded),
  closeTicket: post(
    '/tickets/{ticketId}/closing',
    'Close a ticket: what kind of work it was, and whether an emergency',
  )
    .input(
      onTicket.extend({
        categoryKey: z.string().max(60),
        emergency: z.boolean(),
        reason: z.string().trim().max(500).default(''),
        message: Text.optional(),
      }),
    )
    .output(Recorded),
  changePriority: post('/tickets/{ticketId}/priority', 'Change the priority, or declare an emergency')
    .input(
      onTicket.extend({
        impact: z.enum(impacts),
        urgency: z.enum(urgencies),
        emergency: z.boolean(),
        reason: z.string().trim().max(500).default(''),
      }),
    )
    .output(Recorded),
  appoint: post('/tickets/{ticketId}/appointments', 'An appointment that the client wished for, with proof')
    .input(onTicket.extend({ channel: Channel, dueAt: Instant, proof: reason }))
    .output(Recorded),
  giveBreachReason: post('/tickets/{ticketId}/breach-reasons', 'Say why a promise was broken')
    .input(onTicket.extend({ promiseId: Id, reason }))
    .output(Recorded),
  setPromise: post('/tickets/{ticketId}/promises', 'Promise something for this ticket alone')
    .input(
      onTicket.extend({
        channel: Channel,
        targetMinutes: z.int().min(1).max(100_000),
        roundTheClock: z.boolean(),
        reason,
      }),
    )
    .output(Recorded),
}
