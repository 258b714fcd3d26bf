import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Minor, Name, Revision, Text } from '#kernel/contract.ts'
import { agreementId, Done } from '../agreements/shapes/contract.ts'
import { TermsShape } from '../terms/contract.ts'
import { LineShape } from '../terms/lines/contract.ts'

const tags = ['agreements']

const ChangeShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add-line'), line: LineShape }),
  z.object({ kind: z.literal('replace-line'), line: LineShape }),
  z.object({ kind: z.literal('remove-line'), key: z.string() }),
  z.object({ kind: z.literal('agree-quantity'), key: z.string(), agreed: z.int().nonnegative() }),
  z.object({ kind: z.literal('set'), terms: TermsShape.omit({ lines: true }) }),
  z.object({ kind: z.literal('end-term'), endsOn: Day.nullable() }),
])

/** What happens to an agreement in force, and what puts it there. */
export const lifeContract = {
  sign: oc
    .route({
      method: 'POST',
      path: '/agreements/{agreementId}/signature',
      tags,
      summary: 'Put what was written into force, once it is signed',
      successStatus: 201,
    })
    .input(
      agreementId.extend({
        revision: Revision,
        signedOn: Day,
        signedBy: z.string().trim().max(200).default(''),
        documentId: Id.nullable().default(null),
      }),
    )
    .output(z.object({ version: z.int() })),
  moveIn: oc
    .route({
      method: 'POST',
      path: '/agreements/{agreementId}/moving-in',
      tags,
      summary: 'Put an agreement into force that another system kept: billed through when, and what is left',
      successStatus: 201,
    })
    .input(
      agreementId.extend({
        revision: Revision,
        signedOn: Day,
        /** The first day that the other system did not bill. */
        billedThrough: Day,
        balances: z
          .array(
            z.object({
              lineKey: z.string(),
              left: z.int(),
              usableFrom: Day,
              usableTo: Day.nullable(),
              granted: z.int().nonnegative().optional(),
              priceMinor: Minor.nonnegative().default(0),
            }),
          )
          .default([]),
      }),
    )
    .output(z.object({ version: z.int() })),
  amendByChanges: oc
    .route({
      method: 'POST',
      path: '/agreements/{agreementId}/amendments',
      tags,
      summary: 'Amend an agreement by what becomes different: a count, a line more or fewer, another rule',
      successStatus: 201,
    })
    .input(
      agreementId.extend({
        effectiveOn: Day,
        signedOn: Day.nullable().default(null),
        signedBy: z.string().trim().max(200).default(''),
        note: Text.default(''),
        documentId: Id.nullable().default(null),
        changes: z.array(ChangeShape).min(1, 'An amendment changes something.'),
      }),
    )
    .output(z.object({ version: z.int() })),
  renew: oc
    .route({
      method: 'POST',
      path: '/agreements/{agreementId}/renewal',
      tags,
      summary: 'Renew for another term, with the same terms or changed ones',
      successStatus: 201,
    })
    .input(
      agreementId.extend({
        startsOn: Day,
        endsOn: Day.nullable(),
        terms: TermsShape.optional(),
        signedOn: Day.nullable().default(null),
        note: Text.default(''),
      }),
    )
    .output(z.object({ version: z.int() })),
  suspend: oc
    .route({
      method: 'POST',
      path: '/agreements/{agreementId}/suspension',
      tags,
      summary: 'Suspend an agreement from a day, with its fee owed or waived',
      successStatus: 201,
    })
    .input(
      agreementId.extend({
        fromOn: Day,
        feeOwed: z.boolean(),
        reason: Name,
        backOn: Day.nullable().optional(),
      }),
    )
    .output(Done),
  resume: oc
    .route({
      method: 'DELETE',
      path: '/agreements/{agreementId}/suspension',
      tags,
      summary: 'Take a suspended agreement up again from a day',
    })
    .input(agreementId.extend({ onDay: Day, reason: Name }))
    .output(Done),
}
