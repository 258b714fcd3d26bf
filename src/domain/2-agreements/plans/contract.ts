import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Instant, listOf, listQuery, Name, QueryFlag, Revision } from '#kernel/contract.ts'
import { TermsShape } from '../terms/contract.ts'

const tags = ['agreements']

/** Something that is allowed and probably not meant, as a sentence. */
export const Warning = z.object({ warns: z.string(), sentence: z.string() })

export const PlanRow = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  tier: z.int(),
  version: z.int(),
  kinds: z.array(z.string()),
  retiredOn: Day.nullable(),
  agreements: z.int(),
  revision: Revision,
})

export const Plan = PlanRow.extend({
  shown: z.int(),
  versions: z.array(z.object({ version: z.int(), madeAt: Instant, madeBy: z.string(), agreements: z.int() })),
  terms: TermsShape,
  warnings: z.array(Warning),
})

const Saved = z.object({ id: Id, version: z.int(), revision: Revision, warnings: z.array(Warning) })
const Tier = z.int().min(0).max(100)

export const StarterPlan = z.object({
  key: z.string(),
  name: z.string(),
  tier: z.int(),
  about: z.string(),
  terms: TermsShape,
  isAdopted: z.boolean(),
})

export const TermsChangeShape = z.object({
  part: z.enum(['line', 'benefit', 'exclusion', 'obligation', 'agreement']),
  about: z.string(),
  fact: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})

export const plansContract = {
  listPlans: oc
    .route({ method: 'GET', path: '/plans', tags, summary: 'The plan catalogue' })
    .input(listQuery(['tier', 'name', 'agreements']).extend({ retired: QueryFlag }))
    .output(listOf(PlanRow)),
  getPlan: oc
    .route({
      method: 'GET',
      path: '/plans/{planId}',
      tags,
      summary: 'A plan with the terms of one of its versions',
    })
    .input(z.object({ planId: Id, version: z.coerce.number().int().min(1).optional() }))
    .output(Plan),
  addPlan: oc
    .route({
      method: 'POST',
      path: '/plans',
      tags,
      summary: 'Add a plan to the catalogue',
      successStatus: 201,
    })
    .input(z.object({ name: Name, tier: Tier.default(0), terms: TermsShape }))
    .output(Saved),
  savePlan: oc
    .route({
      method: 'POST',
      path: '/plans/{planId}/versions',
      tags,
      summary: 'Save a new version of a plan; agreements made from earlier ones stay as they are',
      successStatus: 201,
    })
    .input(z.object({ planId: Id, revision: Revision, name: Name, tier: Tier, terms: TermsShape }))
    .output(Saved),
  retirePlan: oc
    .route({
      method: 'PUT',
      path: '/plans/{planId}/retirement',
      tags,
      summary: 'Take a plan out of the catalogue, or bring it back',
    })
    .input(z.object({ planId: Id, revision: Revision, retired: z.boolean() }))
    .output(z.object({ revision: Revision })),
  starterPlans: oc
    .route({
      method: 'GET',
      path: '/starter-plans',
      tags,
      summary: 'Plans to begin with, at your own hourly rate',
    })
    .output(z.object({ items: z.array(StarterPlan) })),
  adoptStarterPlans: oc
    .route({
      method: 'POST',
      path: '/starter-plans',
      tags,
      summary: 'Put starter plans into the catalogue; those already there are left alone',
      successStatus: 201,
    })
    .input(z.object({ keys: z.array(z.string()).optional() }))
    .output(z.object({ plans: z.array(z.object({ id: Id, key: z.string() })) })),
  checkTerms: oc
    .route({
      method: 'POST',
      path: '/terms/check',
      tags,
      summary: 'What is wrong with terms, and what is probably not meant; nothing is written',
      successStatus: 200,
    })
    .input(z.object({ terms: TermsShape }))
    .output(z.object({ warnings: z.array(Warning) })),
}
