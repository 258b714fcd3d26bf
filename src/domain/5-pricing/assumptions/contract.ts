import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Id, Instant } from '#kernel/contract.ts'

const tags = ['pricing']

const Assumption = z.object({
  name: z.string(),
  group: z.string(),
  says: z.string(),
  unit: z.enum(['number', 'share', 'factor', 'hours', 'money']),
  value: z.number(),
  usual: z.number(),
  from: z.number(),
  to: z.number(),
  /** What the firm's own book says instead, once it says anything. */
  bookSays: z.number().nullable(),
  /** Who set it, and why; null where it is the usual one. */
  set: z.object({ reason: z.string(), madeAt: Instant, madeBy: z.string() }).nullable(),
})

export const assumptionsContract = {
  assumptions: oc
    .route({
      method: 'GET',
      path: '/pricing-assumptions',
      tags,
      summary: 'What prices take where the firm’s own book says too little, and what the firm decides',
    })
    .input(z.object({}))
    .output(z.object({ clients: z.int(), tickets: z.int(), items: z.array(Assumption) })),
  setAssumption: oc
    .route({
      method: 'POST',
      path: '/pricing-assumptions',
      tags,
      summary: 'Assume something else from now on, with a reason; saved sheets keep what they were made with',
      successStatus: 201,
    })
    .input(
      z.object({
        name: z.string(),
        value: z.number(),
        reason: z.string().trim().min(1, 'An assumption needs its reason.').max(500),
      }),
    )
    .output(z.object({ id: Id })),
}
