import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, listOf, listQuery } from '#kernel/contract.ts'

const tags = ['agreements']

export const HealthFinding = z.object({
  finding: z.string(),
  agreementId: Id,
  number: z.string(),
  clientId: Id,
  client: z.string(),
  sentence: z.string(),
  since: Day.nullable(),
})

/** Agreements that need a look. */
export const healthContract = {
  health: oc
    .route({
      method: 'GET',
      path: '/agreement-health',
      tags,
      summary: 'Agreements that need a look: past their end, leaking work, of clients who left',
    })
    .input(listQuery(['client', 'finding']).extend({ finding: z.string().optional() }))
    .output(listOf(HealthFinding)),
}
