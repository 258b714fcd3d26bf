import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Id, Instant } from '#kernel/contract.ts'
import { Done } from '../agreements/shapes/contract.ts'

const tags = ['agreements']

/** What a person decided once where two agreements cover the same work. */
export const choicesContract = {
  choose: oc
    .route({
      method: 'PUT',
      path: '/clients/{clientId}/agreement-choices/{categoryKey}',
      tags,
      summary: 'Where two agreements cover the same work: decide once, it is remembered',
    })
    .input(z.object({ clientId: Id, categoryKey: z.string().min(1).max(60), agreementId: Id }))
    .output(Done),
  choices: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/agreement-choices',
      tags,
      summary: 'What was decided where two agreements cover the same work',
    })
    .input(z.object({ clientId: Id }))
    .output(
      z.object({
        items: z.array(
          z.object({
            categoryKey: z.string(),
            agreementId: Id,
            number: z.string(),
            madeAt: Instant,
            madeBy: z.string(),
          }),
        ),
      }),
    ),
}
