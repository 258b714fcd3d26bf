import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Bp, Id, Instant, listOf, listQuery } from '#kernel/contract.ts'

const tags = ['pricing']

const Factor = z.object({
  name: z.string().trim().min(1).max(120),
  relativityBp: Bp.min(1000).max(100_000),
  /** How unsure it leaves us: 2000 is a fifth up or down. */
  spreadBp: Bp.min(0).max(20_000).default(0),
  reason: z.string().trim().min(1, 'A factor needs its reason.').max(500),
})

export const factorsContract = {
  factors: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/rating-factors',
      tags,
      summary: 'What makes this client need more or less than the book',
    })
    .input(listQuery(['name']).extend({ clientId: Id }))
    .output(
      listOf(
        Factor.extend({ id: Id, source: z.enum(['typed', 'audit']), madeAt: Instant, madeBy: z.string() }),
      ),
    ),
  addFactor: oc
    .route({
      method: 'POST',
      path: '/clients/{clientId}/rating-factors',
      tags,
      summary: 'Set a rating factor; 10000 takes it back',
      successStatus: 201,
    })
    .input(Factor.extend({ clientId: Id }))
    .output(z.object({ id: Id })),
}
