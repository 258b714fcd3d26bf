import { oc } from '@orpc/contract'
import { z } from 'zod'
import {
  Currency,
  Day,
  Id,
  Instant,
  listOf,
  listQuery,
  Minor,
  Name,
  QueryFlag,
  Revision,
} from '#kernel/contract.ts'
import { Draft } from '../drafts/contract.ts'
import { Ending, OffboardingItem } from '../endings/contract.ts'
import { HealthFinding } from '../health/contract.ts'
import { PurchaseOrder } from '../orders/contract.ts'
import { TermsChangeShape } from '../plans/contract.ts'
import { agreementStates } from '../rules/agreement-steps.ts'
import { lineKindNames } from '../rules/line-in-words.ts'
import { TermsShape } from '../terms/contract.ts'
import { agreementId, Changed } from './shapes/contract.ts'

const tags = ['agreements']

const State = z.enum(agreementStates)
const Kind = z.enum(lineKindNames)
const Cause = z.enum(['signed', 'amended', 'renewed', 'imported', 'drafted'])

export const AgreementRow = z.object({
  id: Id,
  number: z.string(),
  clientId: Id,
  client: z.string(),
  name: z.string(),
  plan: z.string().nullable(),
  kinds: z.array(Kind),
  state: State,
  startsOn: Day,
  endsOn: Day.nullable(),
  renewal: z.enum(['term', 'evergreen', 'stop']),
  noticeFrom: Day.nullable(),
  noticeTo: Day.nullable(),
  currency: Currency,
  /** Null for those who don't see money. */
  monthlyMinor: Minor.nullable(),
  isBeingChanged: z.boolean(),
})

const FeeLine = z.object({
  lineKey: z.string(),
  name: z.string(),
  kind: Kind,
  facts: z.array(z.object({ fact: z.string(), says: z.string() })),
  quantity: z.int().nullable(),
  of: z.string().nullable(),
  unitPrice: z.string().nullable(),
  monthlyMinor: Minor.nullable(),
  isRecurring: z.boolean(),
  passThrough: z.boolean(),
})

const VersionRow = z.object({
  version: z.int(),
  cause: Cause,
  effectiveOn: Day,
  startsOn: Day,
  endsOn: Day.nullable(),
  signedOn: Day.nullable(),
  signedBy: z.string(),
  note: z.string(),
  documentId: Id.nullable(),
  madeAt: Instant,
  madeBy: z.string(),
  changes: z.array(TermsChangeShape),
})

export const Agreement = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  revision: Revision,
  client: z.object({ id: Id, name: z.string(), clientSince: Day.nullable() }),
  serves: z.array(z.object({ id: Id, name: z.string() })),
  sites: z.array(z.object({ id: Id, name: z.string() })),
  plan: z.object({ id: Id, name: z.string(), version: z.int(), newestVersion: z.int() }).nullable(),
  currency: Currency,
  /** Everything below is as it stood, or will stand, on this day. */
  on: Day,
  state: State,
  term: z
    .object({
      number: z.int(),
      startsOn: Day,
      endsOn: Day.nullable(),
      afterwards: z.string(),
      noticeFrom: Day.nullable(),
      noticeTo: Day.nullable(),
    })
    .nullable(),
  inForce: z.int().nullable(),
  /** Null for those who don't see money; what is covered and promised is told in words all the same. */
  terms: TermsShape.nullable(),
  lines: z.array(FeeLine),
  monthlyMinor: Minor.nullable(),
  facts: z.array(z.object({ part: z.string(), fact: z.string(), says: z.string() })),
  versions: z.array(VersionRow),
  steps: z.array(
    z.object({ state: z.string(), onDay: Day, cause: z.string(), feeOwed: z.boolean(), madeBy: z.string() }),
  ),
  draft: Draft.nullable(),
  ending: Ending.nullable(),
  offboarding: z.array(OffboardingItem),
  purchaseOrders: z.array(PurchaseOrder),
  obligations: z.array(
    z.object({
      text: z.string(),
      says: z.string(),
      met: z.boolean().nullable(),
      lookedOn: Day.nullable(),
      note: z.string(),
    }),
  ),
  rises: z.array(z.object({ effectiveOn: Day, noticedOn: Day.nullable(), bp: z.int() })),
  health: z.array(HealthFinding),
})

/** Agreements as they are read: the list, one on any day, two versions side by side. */
export const agreementContract = {
  list: oc
    .route({
      method: 'GET',
      path: '/agreements',
      tags,
      summary: 'Agreements by client, state, kind and end of term',
    })
    .input(
      listQuery(['client', 'number', 'state', 'endsOn', 'startsOn', 'monthly']).extend({
        state: State.optional(),
        kind: Kind.optional(),
        clientId: Id.optional(),
        planId: Id.optional(),
        renewsBefore: Day.optional(),
        changing: QueryFlag,
      }),
    )
    .output(listOf(AgreementRow)),
  get: oc
    .route({
      method: 'GET',
      path: '/agreements/{agreementId}',
      tags,
      summary: 'An agreement with its versions, as it stands on a day',
    })
    .input(agreementId.extend({ on: Day.optional() }))
    .output(Agreement),
  rename: oc
    .route({
      method: 'PUT',
      path: '/agreements/{agreementId}/name',
      tags,
      summary: 'Call an agreement otherwise',
    })
    .input(agreementId.extend({ name: Name, revision: Revision }))
    .output(Changed),
  compare: oc
    .route({
      method: 'GET',
      path: '/agreements/{agreementId}/difference',
      tags,
      summary: 'What differs between two versions, or between the agreement and its plan',
    })
    .input(
      agreementId.extend({
        from: z.coerce.number().int().min(1).optional(),
        to: z.coerce.number().int().min(1).optional(),
        plan: z.enum(['made-from', 'newest']).optional(),
        planId: Id.optional(),
      }),
    )
    .output(z.object({ before: z.string(), after: z.string(), changes: z.array(TermsChangeShape) })),
}
