import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Text } from '#kernel/contract.ts'
import { agreementId, Done } from '../agreements/shapes/contract.ts'

const tags = ['agreements']

/** Whether the client does its side. */
export const obligationsContract = {
  checkObligation: oc
    .route({
      method: 'POST',
      path: '/agreements/{agreementId}/obligation-checks',
      tags,
      summary: 'Note whether the client does its side',
      successStatus: 201,
    })
    .input(
      agreementId.extend({
        obligation: z.string().min(1),
        met: z.boolean(),
        onDay: Day,
        note: Text.default(''),
      }),
    )
    .output(Done),
}
