import { z } from 'zod'
import { Bp, Day, Id, Minor } from '#kernel/contract.ts'
import { Count, CoverageShape, keyed, Price, WorkFilterShape } from '../words/contract.ts'

const Months = z.int().min(1).max(120)
export const AnchorShape = z.union(
  [z.enum(['anniversary', 'first']), z.int().min(1).max(31)],
  'anniversary, first, or a day of the month is right.',
)

export const BillingRuleShape = z.strictObject({
  timing: z.enum(['advance', 'arrears']),
  intervalMonths: Months,
  anchor: AnchorShape,
  firstPeriod: z.enum(['prorate', 'full', 'from-next-anchor', 'free-until-anchor']).optional(),
  coTermWith: z.string().min(1).optional(),
})

export const QuantityShape = z.strictObject({
  of: z.string().min(1).max(60),
  rule: z.enum(['agreed', 'on-billing-day', 'by-day', 'highest-of-period']),
  agreed: Count.optional(),
  minimum: Count.optional(),
  decrease: z.enum(['at-once', 'next-period', 'at-renewal']).optional(),
  committed: z.strictObject({ count: Count, until: Day }).optional(),
  siteIds: z.array(Id).optional(),
})

export const AllowanceShape = z.strictObject({
  unit: z.enum(['minutes', 'money', 'visits', 'incidents']),
  amount: Count,
  perUnit: z.literal(true).optional(),
  everyMonths: Months.optional(),
  inPartPeriod: z.enum(['with-fee', 'full']).optional(),
})

const order = z.enum(['carried-first', 'current-first']).optional()
export const RolloverShape = z.union(
  [
    z.strictObject({ mode: z.literal('none'), order }),
    z.strictObject({ mode: z.literal('next-only'), order }),
    z.strictObject({ mode: z.literal('capped'), cap: Count, order }),
    z.strictObject({ mode: z.literal('capped'), capBp: Bp.nonnegative(), order }),
    z.strictObject({ mode: z.literal('lifetime'), days: z.int().min(1), order }),
    z.strictObject({ mode: z.literal('pooled'), periods: z.int().min(1).max(60), order }),
    z.strictObject({ mode: z.literal('signed'), order }),
  ],
  'A mode with what it needs is right: none, next-only, capped with cap or capBp, lifetime with days, pooled with periods, signed.',
)

const rateMinor = Minor.nonnegative().optional()
export const OverageShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bill'), rateMinor }),
  z.strictObject({ kind: z.literal('allow'), upToBp: Bp.nonnegative(), rateMinor }),
  z.strictObject({ kind: z.literal('borrow'), rateMinor }),
  z.strictObject({ kind: z.literal('hold'), rateMinor }),
])

const Weight = Bp.min(0).max(1_000_000)
export const BurnShape = z.strictObject({
  evening: Weight.optional(),
  weekend: Weight.optional(),
  holiday: Weight.optional(),
  emergency: Weight.optional(),
  workTypes: keyed(Weight).optional(),
  evenIfWaived: z.boolean().optional(),
})

const base = {
  key: z.string().trim().min(1, 'A line needs a key: it names the line through all versions.').max(60),
  name: z.string().trim().min(1, 'A line needs a name: it is what the invoice says.').max(200),
  startsOn: Day.optional(),
  endsOn: Day.nullable().optional(),
  account: z.string().max(60).optional(),
  taxCode: z.string().max(60).optional(),
}
const fee = {
  ...base,
  unitPrice: Price,
  quantity: QuantityShape.optional(),
  billing: BillingRuleShape.optional(),
  escalates: z.boolean().optional(),
  passThrough: z.boolean().optional(),
}
const covers = CoverageShape.optional()
const burn = BurnShape.optional()
const autoBilled = z.boolean().optional()
const drawsTravel = z.boolean().optional()

const FixedFee = z.strictObject({
  ...fee,
  kind: z.literal('fixed-fee'),
  minimumMinor: Minor.nonnegative().optional(),
  covers,
  cap: z
    .strictObject({
      allowance: AllowanceShape,
      rollover: RolloverShape.optional(),
      overage: OverageShape,
      burn,
    })
    .optional(),
})
const Retainer = z.strictObject({
  ...fee,
  kind: z.literal('retainer'),
  allowance: AllowanceShape,
  rollover: RolloverShape,
  overage: OverageShape,
  burn,
  covers,
  autoBilled,
  drawsTravel,
})
const Block = z.strictObject({
  ...base,
  kind: z.literal('block'),
  unitPrice: Price,
  allowance: AllowanceShape,
  lifetimeMonths: Months.nullable().optional(),
  everyMonths: Months.optional(),
  topUp: z.strictObject({ atUnits: Count, kind: z.enum(['auto', 'offer']) }).optional(),
  usableWhen: z.enum(['bought', 'paid']).optional(),
  overage: OverageShape,
  burn,
  covers,
  drawsTravel,
  autoBilled,
})
const RecurringItem = z.strictObject({
  ...fee,
  kind: z.literal('recurring-item'),
  quantity: QuantityShape,
  unitCost: Price.optional(),
})
const DiscountedLabour = z.strictObject({
  ...base,
  kind: z.literal('discounted-labour'),
  discountBp: Bp.min(0).max(10_000),
  where: WorkFilterShape.optional(),
})
const OneTime = z.strictObject({
  ...base,
  kind: z.literal('one-time'),
  purpose: z.enum(['set-up', 'milestone', 'credit', 'other']),
  unitPrice: Price,
  quantity: z.number().optional(),
  dueOn: Day,
})

export const LineShape = z.discriminatedUnion('kind', [
  FixedFee,
  Retainer,
  Block,
  RecurringItem,
  DiscountedLabour,
  OneTime,
])
