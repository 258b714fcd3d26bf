import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Day, Id, listOf, listQuery, Minor, Text } from '#kernel/contract.ts'

const tags = ['renewals']
const window = z.enum(['later', 'open', 'missed', 'given', 'past'])

export const RenewalRow = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  clientId: Id,
  client: z.string(),
  kind: z.enum(['term', 'evergreen', 'stop']),
  endsOn: Day,
  noticeFrom: Day,
  noticeBy: Day,
  lastChance: Day,
  window,
  daysLeft: z.int(),
  mrrMinor: Minor,
  currency: Currency,
})

export const renewalsContract = {
  list: oc
    .route({
      method: 'GET',
      path: '/renewals',
      tags,
      summary: 'Agreements whose term ends, with the days of notice',
    })
    .input(
      listQuery(['endsOn', 'client', 'mrr', 'noticeFrom']).extend({
        window: window.optional(),
        withinDays: z.coerce.number().int().min(1).max(1500).default(180),
      }),
    )
    .output(listOf(RenewalRow)),
  giveNotice: oc
    .route({
      method: 'POST',
      path: '/agreements/{agreementId}/renewal-notices',
      tags,
      summary: 'Record that notice was given, with its proof',
      successStatus: 201,
    })
    .input(
      z.object({
        agreementId: Id,
        intends: z.enum(['renew', 'renew-changed', 'end']),
        channel: z.enum(['mail', 'letter', 'in-person', 'phone']),
        toWhom: z.string().trim().min(1, 'Who was told?').max(200),
        proof: Text.default(''),
        givenOn: Day,
      }),
    )
    .output(z.object({ id: Id })),
}
