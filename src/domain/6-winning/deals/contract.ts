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
  QueryFlag,
  Revision,
  Text,
} from '#kernel/contract.ts'
import { dealSteps, evidenceKinds, openSteps } from './rules/deal-state.ts'

const tags = ['winning']
export const DealStep = z.enum(dealSteps)
const OpenStep = z.enum(openSteps)

const DueAt = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 09:30 is right.')
export const NextStepFields = z.object({
  what: z.string().trim().min(1, 'Say what is to be done.').max(200),
  ownerId: Id,
  dueOn: Day,
  dueAt: DueAt.nullable().default(null),
})
export const NextStep = z.object({
  id: Id,
  what: z.string(),
  ownerId: Id,
  owner: z.string(),
  dueOn: Day,
  dueAt: z.string().nullable(),
})

export const DealRow = z.object({
  id: Id,
  clientId: Id,
  client: z.string(),
  step: DealStep,
  since: Day,
  daysInStep: z.int(),
  isOpen: z.boolean(),
  isPoor: z.boolean(),
  cause: z.string(),
  source: z.string(),
  valueMinor: Minor.nullable(),
  currency: Currency,
  openedOn: Day,
  /** Nothing was ever paid: the first thing sold should be small and paid. */
  neverPaid: z.boolean(),
  score: z.number().nullable(),
  nextStep: NextStep.nullable(),
})
const Evidence = z.object({
  id: Id,
  kind: z.enum(evidenceKinds),
  onDay: Day,
  says: z.string(),
  causeId: Id.nullable(),
  madeAt: Instant,
  madeBy: z.string(),
})
export const Deal = DealRow.extend({
  revision: Revision,
  evidence: z.array(Evidence),
  pastSteps: z.array(
    z.object({
      id: Id,
      what: z.string(),
      owner: z.string(),
      dueOn: Day,
      closedAt: Instant,
      outcome: z.enum(['done', 'replaced', 'dropped']),
    }),
  ),
  suggested: z.object({ what: z.string(), dueOn: Day }),
})

const Passage = z.object({
  step: OpenStep,
  reached: z.int(),
  wentOn: z.int(),
  stillOpen: z.int(),
  medianDays: z.number().nullable(),
})
export const Pipeline = z.object({
  currency: Currency,
  steps: z.array(z.object({ step: DealStep, deals: z.int(), valueMinor: Minor })),
  bySource: z.array(
    z.object({ source: z.string(), deals: z.int(), won: z.int(), passages: z.array(Passage) }),
  ),
  /** Poor candidates that got no sales call, and the time that saved. */
  saved: z.object({ deals: z.int(), minutes: z.int() }),
})

const dealId = z.object({ dealId: Id })
const Moved = z.object({ id: Id, step: DealStep })
const Reason = Text.min(1, 'Say why.').max(500)

export const dealsContract = {
  deals: oc
    .route({
      method: 'GET',
      path: '/deals',
      tags,
      summary: 'Deals with their step, days in it and next step',
    })
    .input(
      listQuery(['client', 'step', 'days', 'value', 'due', 'opened']).extend({
        step: DealStep.optional(),
        ownerId: Id.optional(),
        clientId: Id.optional(),
        open: QueryFlag,
      }),
    )
    .output(listOf(DealRow)),
  deal: oc
    .route({ method: 'GET', path: '/deals/{dealId}', tags, summary: 'A deal with all that happened to it' })
    .input(dealId)
    .output(Deal),
  pipeline: oc
    .route({
      method: 'GET',
      path: '/pipeline',
      tags,
      summary: 'Deals by step, and from each step to the next by source',
    })
    .input(z.object({}))
    .output(Pipeline),
  openDeal: oc
    .route({
      method: 'POST',
      path: '/deals',
      tags,
      summary: 'Open a deal with a company, with its first next step',
      successStatus: 201,
    })
    .input(
      z.object({
        clientId: Id,
        source: z.string().trim().max(200).default(''),
        valueMinor: Minor.nonnegative().nullable().default(null),
        enteredAt: OpenStep.default('screening'),
        next: NextStepFields.optional(),
      }),
    )
    .output(Moved),
  changeDeal: oc
    .route({ method: 'PUT', path: '/deals/{dealId}', tags, summary: 'Change a deal’s source and value' })
    .input(
      dealId.extend({
        source: z.string().trim().max(200),
        valueMinor: Minor.nonnegative().nullable(),
        revision: Revision,
      }),
    )
    .output(z.object({ revision: Revision })),
  setNextStep: oc
    .route({
      method: 'POST',
      path: '/deals/{dealId}/next-steps',
      tags,
      summary: 'Say what is next; the step before was done, or is replaced',
      successStatus: 201,
    })
    .input(NextStepFields.extend({ dealId: Id, before: z.enum(['done', 'replaced']).default('done') }))
    .output(z.object({ id: Id })),
  holdCall: oc
    .route({
      method: 'POST',
      path: '/deals/{dealId}/calls',
      tags,
      summary: 'Note a call or visit, and what is next',
      successStatus: 201,
    })
    .input(
      dealId.extend({
        kind: z.enum(['call', 'visit']).default('call'),
        heldAt: Instant.optional(),
        body: Text.min(1, 'Notes need words.'),
        /** The sales call itself, not one more on the way to it. */
        isSalesCall: z.boolean().default(true),
        next: NextStepFields.optional(),
      }),
    )
    .output(Moved),
  loseDeal: oc
    .route({
      method: 'POST',
      path: '/deals/{dealId}/loss',
      tags,
      summary: 'Close a deal as lost',
      successStatus: 201,
    })
    .input(dealId.extend({ reason: Reason }))
    .output(Moved),
  nurtureDeal: oc
    .route({
      method: 'POST',
      path: '/deals/{dealId}/nurture',
      tags,
      summary: 'Park a deal, with the next touch',
      successStatus: 201,
    })
    .input(dealId.extend({ reason: Reason, next: NextStepFields.optional() }))
    .output(Moved),
  takeUpDeal: oc
    .route({
      method: 'POST',
      path: '/deals/{dealId}/return',
      tags,
      summary: 'Take up a lost or parked deal again',
      successStatus: 201,
    })
    .input(dealId.extend({ next: NextStepFields.optional() }))
    .output(Moved),
  overrideScreening: oc
    .route({
      method: 'POST',
      path: '/deals/{dealId}/override',
      tags,
      summary: 'Go on with a poor candidate, and say why',
      successStatus: 201,
    })
    .input(dealId.extend({ reason: Reason, next: NextStepFields.optional() }))
    .output(Moved),
}
