import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Day, Id, Instant, listOf, listQuery, Minor } from '#kernel/contract.ts'

const tags = ['billing']

export const Reminder = z.object({
  id: Id,
  invoiceId: Id,
  number: z.string(),
  clientId: Id,
  client: z.string(),
  step: z.int(),
  name: z.string(),
  state: z.enum(['waiting', 'sent', 'dropped']),
  dueOn: Day,
  daysLate: z.int(),
  currency: Currency,
  openMinor: Minor,
  sentAt: Instant.nullable(),
  approvedBy: z.string(),
})

export const remindersContract = {
  listReminders: oc
    .route({
      method: 'GET',
      path: '/reminders',
      tags,
      summary: 'Reminders: those that wait for a yes first, then those sent',
    })
    .input(
      listQuery(['state', 'dueOn', 'client', 'openMinor', 'daysLate']).extend({
        state: z.enum(['waiting', 'sent', 'dropped']).optional(),
        clientId: Id.optional(),
      }),
    )
    .output(listOf(Reminder)),
  sendReminder: oc
    .route({
      method: 'POST',
      path: '/reminders/{id}/mails',
      tags,
      successStatus: 201,
      summary: 'Say yes to a reminder that waits',
    })
    .input(z.object({ id: Id }))
    .output(z.object({ to: z.string() })),
}
