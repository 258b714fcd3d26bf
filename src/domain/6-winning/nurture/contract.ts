import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Instant, listOf, listQuery, Revision, Text } from '#kernel/contract.ts'
import { complaintKinds } from './rules.ts'

const tags = ['winning']
const Reason = z.enum(complaintKinds)
const clientId = z.object({ clientId: Id })

const ProviderFields = z.object({
  name: z.string().trim().max(200),
  endsOn: Day.nullable(),
  noticeOn: Day.nullable(),
  bidders: z.string().trim().max(500),
  decidesOn: Day.nullable(),
})

export const nurtureContract = {
  unhappiness: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/unhappiness',
      tags,
      summary: 'What they say against the one who looks after their IT',
    })
    .input(listQuery(['on']).extend({ clientId: Id }))
    .output(
      listOf(
        z.object({
          id: Id,
          onDay: Day,
          reason: Reason,
          words: z.string(),
          madeAt: Instant,
          madeBy: z.string(),
        }),
      ),
    ),
  noteUnhappiness: oc
    .route({
      method: 'POST',
      path: '/clients/{clientId}/unhappiness',
      tags,
      summary: 'Note a complaint about their provider',
      successStatus: 201,
    })
    .input(
      clientId.extend({
        reason: Reason,
        words: Text.min(1, 'Write what they said.').max(1_000),
        onDay: Day.optional(),
      }),
    )
    .output(z.object({ id: Id })),
  otherProvider: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/other-provider',
      tags,
      summary: 'Who looks after their IT today, and until when',
    })
    .input(clientId)
    .output(ProviderFields.extend({ revision: z.int().nonnegative() })),
  changeOtherProvider: oc
    .route({
      method: 'PUT',
      path: '/clients/{clientId}/other-provider',
      tags,
      summary: 'Note their provider, its end and notice, and who else bids',
    })
    .input(ProviderFields.extend({ clientId: Id, revision: z.int().nonnegative() }))
    .output(z.object({ revision: Revision })),
}
