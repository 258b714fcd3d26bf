import { z } from 'zod'
import { Bp, Day, Id, Minor } from '#kernel/contract.ts'
import { BenefitShape, ObligationShape } from './benefits/contract.ts'
import { BillingRuleShape, LineShape } from './lines/contract.ts'
import { CalendarShape, Count, keyed, WorkFilterShape } from './words/contract.ts'

/** What firm and client agreed, exactly as the rules' `Terms` say it; an unknown field is told by its name. */
const Scope = z.strictObject({
  clientIds: z.array(Id).optional(),
  siteIds: z.array(Id).optional(),
  assetIds: z.array(z.string().min(1)).optional(),
})

const Fallback = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('time-and-materials') }),
  z.strictObject({ to: z.literal('agreement'), agreementId: Id }),
])
export const ExclusionShape = z.strictObject({
  name: z.string().trim().min(1, 'An exclusion needs a name: it is what people are told.').max(200),
  where: WorkFilterShape,
  lines: z.array(z.string()).optional(),
  fallback: Fallback.optional(),
})

const Rate = Minor.nonnegative()
const Rates = z.strictObject({
  workTypes: keyed(Rate).optional(),
  roles: keyed(Rate).optional(),
  defaultMinor: Rate.optional(),
  lockedOn: Day.optional(),
  floorMinor: Rate.optional(),
  ceilingMinor: Rate.optional(),
})

const ClassMinimums = z.strictObject({
  business: Count.optional(),
  evening: Count.optional(),
  weekend: Count.optional(),
  holiday: Count.optional(),
})
const RoundingRule = z.strictObject({
  group: z.enum(['entry', 'ticket', 'ticket-day']),
  increment: z.int().min(1).max(1_440),
  grace: Count.optional(),
  minimum: Count.optional(),
  maximum: Count.optional(),
  classMinimums: ClassMinimums.optional(),
})
const RoundingCard = z.strictObject({
  default: RoundingRule.optional(),
  workTypes: keyed(RoundingRule).optional(),
})

const distance = {
  perKmMinor: Rate,
  freeMetres: Count.optional(),
  ways: z.enum(['one', 'both']).optional(),
}
const multiplied = z.boolean().optional()
const TravelRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none'), multiplied }),
  z.strictObject({
    kind: z.literal('hours'),
    ways: z.enum(['one', 'both']),
    rateMinor: Rate.optional(),
    multiplied,
  }),
  z.strictObject({
    kind: z.literal('flat'),
    zones: keyed(Rate),
    beyond: z.strictObject(distance).optional(),
    multiplied,
  }),
  z.strictObject({ kind: z.literal('distance'), ...distance, multiplied }),
])

const ApprovalRule = z.strictObject({ needed: z.boolean(), standingLimitMinor: Rate.optional() })
const UsagePeriod = z.strictObject({
  intervalMonths: z.int().min(1).max(12),
  anchor: z.union([z.enum(['anniversary', 'first']), z.int().min(1).max(31)]),
})

const NoticeWindow = z.strictObject({ latestDays: Count, earliestDays: Count.optional() })
const clientNotice = NoticeWindow.optional()
export const RenewalShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('term'),
    months: z.int().min(1).max(120),
    noticeDays: Count,
    clientNotice,
  }),
  z.strictObject({ kind: z.literal('evergreen'), noticeDays: Count, clientNotice }),
  z.strictObject({ kind: z.literal('stop'), noticeDays: Count.optional(), clientNotice }),
])

const notice = NoticeWindow.optional()
export const EscalatorShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), bp: Bp.min(-5_000).max(10_000), notice }),
  z.strictObject({
    kind: z.literal('index'),
    series: z.string().trim().min(1),
    baseMonth: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A month such as 2026-01 is right.'),
    lagMonths: z.int().min(0).max(24),
    capBp: Bp.optional(),
    floorBp: Bp.optional(),
    notice,
  }),
])

const EarlyTermination = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fee-months'), months: z.int().min(0).max(120) }),
  z.strictObject({ kind: z.literal('share-of-remaining-fees'), bp: Bp.min(0).max(10_000) }),
  z.strictObject({ kind: z.literal('fixed'), minor: Rate }),
  z.strictObject({
    kind: z.literal('by-month'),
    steps: z.array(z.strictObject({ beforeMonth: z.int().min(1), minor: Rate })).min(1),
  }),
])
const Ending = z.strictObject({
  unused: z.enum(['lapse', 'refund-at-price', 'refund-after-list', 'transfer']).optional(),
  fee: z.enum(['to-the-day', 'to-period-end']).optional(),
  early: EarlyTermination.optional(),
})

export const TermsShape = z.strictObject({
  scope: Scope.optional(),
  calendar: CalendarShape.optional(),
  lines: z.array(LineShape).max(100),
  exclusions: z.array(ExclusionShape).max(100).optional(),
  benefits: z.array(BenefitShape).max(200).optional(),
  obligations: z.array(ObligationShape).max(100).optional(),
  rates: Rates.optional(),
  rounding: RoundingCard.optional(),
  travel: TravelRule.optional(),
  approval: ApprovalRule.optional(),
  billing: BillingRuleShape.optional(),
  usage: UsagePeriod.optional(),
  renewal: RenewalShape.optional(),
  escalator: EscalatorShape.optional(),
  ending: Ending.optional(),
})

/** Terms as parsed JSON: nobody else holds them, so they may be written to. */
export type StoredTerms = z.infer<typeof TermsShape>
