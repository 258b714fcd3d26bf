import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Day, Id, Instant, Name, Revision, Text } from '#kernel/contract.ts'
import { agreementId, Changed, Done, Made } from '../agreements/shapes/contract.ts'
import { TermsChangeShape, Warning } from '../plans/contract.ts'
import { TermsShape } from '../terms/contract.ts'

const tags = ['agreements']

export const Draft = z.object({
  cause: z.enum(['signed', 'amended', 'renewed']),
  effectiveOn: Day,
  startsOn: Day,
  endsOn: Day.nullable(),
  terms: TermsShape,
  note: z.string(),
  revision: Revision,
  madeAt: Instant,
  madeBy: z.string(),
  warnings: z.array(Warning),
  changes: z.array(TermsChangeShape),
})

const DraftFields = z.object({
  effectiveOn: Day,
  startsOn: Day,
  endsOn: Day.nullable(),
  terms: TermsShape,
  note: Text.default(''),
})

/** Terms while they are being written, and what to begin them with. */
export const draftsContract = {
  draft: oc
    .route({
      method: 'POST',
      path: '/agreements',
      tags,
      summary: 'Begin an agreement for a client, with a copy of a plan or of another agreement',
      successStatus: 201,
    })
    .input(
      z.object({
        clientId: Id,
        name: Name.optional(),
        currency: Currency.optional(),
        startsOn: Day,
        endsOn: Day.nullable().optional(),
        from: z.discriminatedUnion('copy', [
          z.object({ copy: z.literal('plan'), planId: Id }),
          z.object({ copy: z.literal('agreement'), agreementId: Id }),
          z.object({ copy: z.literal('terms'), terms: TermsShape }),
        ]),
      }),
    )
    .output(Made),
  similar: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/similar-agreements',
      tags,
      summary: 'Agreements of clients most like this one, to copy from',
    })
    .input(z.object({ clientId: Id }))
    .output(
      z.object({
        items: z.array(
          z.object({
            agreementId: Id,
            number: z.string(),
            client: z.string(),
            industry: z.string(),
            users: z.int().nullable(),
            endpoints: z.int().nullable(),
            plan: z.string().nullable(),
            name: z.string(),
            why: z.string(),
          }),
        ),
      }),
    ),
  saveDraft: oc
    .route({
      method: 'PUT',
      path: '/agreements/{agreementId}/draft',
      tags,
      summary: 'Save the terms that are being written',
    })
    .input(agreementId.extend({ ...DraftFields.shape, revision: Revision }))
    .output(Changed.extend({ warnings: z.array(Warning) })),
  dropDraft: oc
    .route({
      method: 'DELETE',
      path: '/agreements/{agreementId}/draft',
      tags,
      summary: 'Throw away what was being written',
    })
    .input(agreementId)
    .output(Done),
  amend: oc
    .route({
      method: 'POST',
      path: '/agreements/{agreementId}/draft',
      tags,
      summary: 'Begin an amendment: a copy of the terms in force, to be changed and signed',
      successStatus: 201,
    })
    .input(agreementId.extend({ effectiveOn: Day }))
    .output(Changed),
}
