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
  Text,
} from '#kernel/contract.ts'
import { TermsChangeShape, Warning } from '../plans/contract.ts'
import { agreementStates } from '../rules/agreement-steps.ts'
import { lineKindNames } from '../rules/terms-in-words.ts'
import { TermsShape } from '../terms/contract.ts'
import { LineShape } from '../terms/lines/contract.ts'

const tags = ['agreements']
export const State = z.enum(agreementStates)
export const Kind = z.enum(lineKindNames)
export const Cause = z.enum(['signed', 'amended', 'renewed', 'imported', 'drafted'])

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

export const PurchaseOrder = z.object({
  id: Id,
  number: z.string(),
  limitMinor: Minor.nullable(),
  fromOn: Day,
  toOn: Day.nullable(),
  revision: Revision,
})

export const HealthFinding = z.object({
  finding: z.string(),
  agreementId: Id,
  number: z.string(),
  clientId: Id,
  client: z.string(),
  sentence: z.string(),
  since: Day.nullable(),
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

const agreementId = z.object({ agreementId: Id })
const Made = z.object({ id: Id, number: z.string() })
const Done = z.object({ id: Id })
const Changed = z.object({ revision: Revision })

const ChangeShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add-line'), line: LineShape }),
  z.object({ kind: z.literal('replace-line'), line: LineShape }),
  z.object({ kind: z.literal('remove-line'), key: z.string() }),
  z.object({ kind: z.literal('agree-quantity'), key: z.string(), agreed: z.int().nonnegative() }),
  z.object({ kind: z.literal('set'), terms: TermsShape.omit({ lines: true }) }),
  z.object({ kind: z.literal('end-term'), endsOn: Day.nullable() }),
])

const DraftFields = z.object({
  effectiveOn: Day,
  startsOn: Day,
  endsOn: Day.nullable(),
  terms: TermsShape,
  note: Text.default(''),
})

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
  rename: oc
    .route({
      method: 'PUT',
      path: '/agreements/{agreementId}/name',
      tags,
      summary: 'Call an agreement otherwise',
    })
    .input(agreementId.extend({ name: Name, revision: Revision }))
    .output(Changed),
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
  addOrder: oc
    .route({
      method: 'POST',
      path: '/agreements/{agreementId}/purchase-orders',
      tags,
      summary: 'Note the client’s order number that invoices must name',
      successStatus: 201,
    })
    .input(
      agreementId.extend({
        number: z.string().trim().min(1).max(60),
        limitMinor: Minor.positive().nullable().default(null),
        fromOn: Day,
        toOn: Day.nullable().default(null),
      }),
    )
    .output(Done),
  changeOrder: oc
    .route({
      method: 'PUT',
      path: '/purchase-orders/{orderId}',
      tags,
      summary: 'Change an order’s limit and days',
    })
    .input(
      z.object({
        orderId: Id,
        revision: Revision,
        number: z.string().trim().min(1).max(60),
        limitMinor: Minor.positive().nullable(),
        fromOn: Day,
        toOn: Day.nullable(),
      }),
    )
    .output(Changed),
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
  health: oc
    .route({
      method: 'GET',
      path: '/agreement-health',
      tags,
      summary: 'Agreements that need a look: past their end, leaking work, of clients who left',
    })
    .input(listQuery(['client', 'finding']).extend({ finding: z.string().optional() }))
    .output(listOf(HealthFinding)),
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
