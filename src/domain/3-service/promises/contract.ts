import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Instant, listOf, listQuery } from '#kernel/contract.ts'
import { channels, priorities } from './rules.ts'

export const Channel = z.enum(channels)
export const Priority = z.enum(priorities)
const tags = ['service']

/** A promise's clock, read at `readAt`. Minutes are minutes of the promise's own hours. */
export const Clock = z.object({
  promiseId: Id,
  channel: Channel,
  priority: Priority,
  state: z.enum(['running', 'paused', 'met', 'breached', 'not-needed']),
  why: z.enum(['channel', 'solved', 'replaced', 'cancelled', 'merged']).nullable(),
  targetMinutes: z.int(),
  budgetMinutes: z.number(),
  usedMinutes: z.number(),
  minutesLeft: z.number(),
  shareGone: z.number(),
  startsAt: Instant,
  dueAt: Instant.nullable(),
  stoppedAt: Instant.nullable(),
  readAt: Instant,
  standsAt: Instant.nullable(),
  waitingOn: z.enum(['client', 'access']).nullable(),
  waitingSince: Instant.nullable(),
  appointed: z.boolean(),
  reason: z.string().nullable(),
  roundTheClock: z.boolean(),
  source: z.string(),
})

export const Attained = z.object({
  id: z.string(),
  month: z.string().nullable(),
  clientId: Id,
  client: z.string(),
  agreementId: Id.nullable(),
  channel: Channel,
  priority: Priority,
  raisedBy: z.enum(['client', 'us', 'monitoring']),
  met: z.int(),
  breached: z.int(),
  attainedBp: z.int(),
})

export const promisesContract = {
  attainment: oc
    .route({
      method: 'GET',
      path: '/promise-attainment',
      tags,
      summary:
        'Promises kept and broken, by client, agreement, channel and priority, of tickets reported in a time',
    })
    .input(
      listQuery(['client', 'channel', 'attained', 'month']).extend({
        from: Day,
        through: Day,
        clientId: Id.optional(),
        by: z.enum(['total', 'month']).default('total'),
      }),
    )
    .output(listOf(Attained)),
}
