import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Bp, Currency, Day, Minor, Minutes } from '#kernel/contract.ts'

const Named = z.record(z.string().min(1).max(60), Minor.nonnegative())
const DayClass = z.enum(['business', 'evening', 'weekend', 'holiday'])
const RoundingRule = z.object({
  group: z.enum(['entry', 'ticket', 'ticket-day']),
  increment: z.int().min(1).max(480),
  grace: Minutes.optional(),
  minimum: Minutes.optional(),
  maximum: Minutes.optional(),
  classMinimums: z.partialRecord(DayClass, Minutes).optional(),
})
const Distance = z.object({
  perKmMinor: Minor.nonnegative(),
  freeMetres: z.int().nonnegative().optional(),
  ways: z.enum(['one', 'both']).optional(),
})
const multiplied = z.boolean().optional()
const TravelRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none'), multiplied }),
  z.object({
    kind: z.literal('hours'),
    ways: z.enum(['one', 'both']),
    rateMinor: Minor.nonnegative().optional(),
    multiplied,
  }),
  z.object({ kind: z.literal('flat'), zones: Named, beyond: Distance.optional(), multiplied }),
  Distance.extend({ kind: z.literal('distance'), multiplied }),
])

/** What the firm charges from a day on. Rates in minor units an hour, multipliers in basis points (×1.5 is 15,000). */
export const Rates = z.object({
  currency: Currency.optional(),
  defaultMinor: Minor.nonnegative(),
  roles: Named.optional(),
  workTypes: z
    .record(
      z.string().min(1).max(60),
      z.object({ rateMinor: Minor.nonnegative().optional(), multiplierBp: Bp.optional() }),
    )
    .optional(),
  multipliers: z.partialRecord(z.enum(['evening', 'weekend', 'holiday', 'emergency']), Bp).optional(),
  travelMinor: Minor.nonnegative().optional(),
  floorMinor: Minor.nonnegative().optional(),
  ceilingMinor: Minor.nonnegative().optional(),
  rounding: z
    .object({
      default: RoundingRule.optional(),
      workTypes: z.record(z.string(), RoundingRule).optional(),
    })
    .optional(),
  runOverMinutes: Minutes.optional(),
  travel: TravelRule.optional(),
})
const Version = z.object({ fromOn: Day, rates: Rates, isInForce: z.boolean(), mayWithdraw: z.boolean() })
const tags = ['firm']

export const ratesContract = {
  listRateCards: oc
    .route({ method: 'GET', path: '/rate-cards', tags, summary: 'The dated rate cards, the newest first' })
    .output(z.object({ items: z.array(Version), total: z.int() })),
  addRateCard: oc
    .route({
      method: 'POST',
      path: '/rate-cards',
      tags,
      summary: 'Set what is charged from a day on',
      successStatus: 201,
    })
    .input(z.object({ fromOn: Day, rates: Rates }))
    .output(z.object({ fromOn: Day })),
  withdrawRateCard: oc
    .route({
      method: 'DELETE',
      path: '/rate-cards/{fromOn}',
      tags,
      summary: 'Withdraw one that has not begun',
    })
    .input(z.object({ fromOn: Day }))
    .output(z.object({ fromOn: Day })),
}
