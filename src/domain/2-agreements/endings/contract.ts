import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Instant, Minor, Name, Revision, Text } from '#kernel/contract.ts'
import { agreementId, Changed, Done } from '../agreements/shapes/contract.ts'

const tags = ['agreements']

export const ByWhom = z.enum(['client', 'firm', 'both', 'term'])

export const Unused = z.enum(['lapse', 'refund-at-price', 'refund-after-list', 'transfer'])

export const Ending = z.object({
  endsOn: Day,
  noticedOn: Day,
  byWhom: ByWhom,
  reason: z.string(),
  earlyFeeMinor: Minor,
  waivedMinor: Minor,
  waivedReason: z.string(),
  unused: Unused,
  madeAt: Instant,
  madeBy: z.string(),
})

export const OffboardingItem = z.object({
  id: Id,
  kind: z.string(),
  title: z.string(),
  dueOn: Day,
  doneOn: Day.nullable(),
  doneBy: z.string(),
  note: z.string(),
  revision: Revision,
})

/** Leaving: what it costs, when it is, and what has to be done for it. */
export const endingsContract = {
  earlyFee: oc
    .route({
      method: 'GET',
      path: '/agreements/{agreementId}/ending',
      tags,
      summary: 'What leaving on a day would cost by the terms',
    })
    .input(agreementId.extend({ endsOn: Day }))
    .output(
      z.object({
        earlyFeeMinor: Minor,
        monthsLeft: z.int(),
        monthlyMinor: Minor,
        rule: z.string(),
        unused: Unused,
        noticeDays: z.int().nullable(),
      }),
    ),
  end: oc
    .route({
      method: 'POST',
      path: '/agreements/{agreementId}/ending',
      tags,
      summary: 'End an agreement: notice, early fee, unused hours, and the off-boarding list',
      successStatus: 201,
    })
    .input(
      agreementId.extend({
        /** The first day of no agreement. */
        endsOn: Day,
        noticedOn: Day,
        byWhom: ByWhom,
        reason: Name,
        waivedMinor: Minor.nonnegative().default(0),
        waivedReason: Text.default(''),
        unused: Unused.optional(),
      }),
    )
    .output(z.object({ id: Id, earlyFeeMinor: Minor })),
  withdrawEnding: oc
    .route({
      method: 'DELETE',
      path: '/agreements/{agreementId}/ending',
      tags,
      summary: 'The notice is withdrawn: the agreement goes on',
    })
    .input(agreementId.extend({ reason: Name }))
    .output(Done),
  tickOffboarding: oc
    .route({
      method: 'PUT',
      path: '/offboarding-items/{itemId}',
      tags,
      summary: 'Tick an item of the off-boarding list',
    })
    .input(
      z.object({
        itemId: Id,
        revision: Revision,
        done: z.boolean(),
        dueOn: Day.optional(),
        note: Text.default(''),
      }),
    )
    .output(Changed),
  addOffboarding: oc
    .route({
      method: 'POST',
      path: '/agreements/{agreementId}/offboarding-items',
      tags,
      summary: 'Add an item to the off-boarding list',
      successStatus: 201,
    })
    .input(agreementId.extend({ title: Name, dueOn: Day }))
    .output(Done),
}
