import { z } from 'zod'
import { Bp, Day } from '#kernel/contract.ts'
import { WorkFilterShape } from '../words/contract.ts'

const Share = Bp.min(0).max(10_000)
const where = WorkFilterShape.optional()

export const ChannelShape = z.enum(['phone', 'remote', 'on-site', 'reply', 'resolve'])
export const PriorityShape = z.enum(['emergency', 'high', 'normal', 'low'])

export const BenefitShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('response'),
    channel: ChannelShape,
    priority: PriorityShape.optional(),
    targetMinutes: z.int().min(1).max(525_600),
    hours: z.enum(['service', 'always']),
    needsChannel: z.string().min(1).optional(),
    startsOn: Day.optional(),
  }),
  z.strictObject({
    kind: z.literal('proactive-visits'),
    visits: z.int().min(1).max(366),
    everyMonths: z.int().min(1).max(60),
  }),
  z.strictObject({ kind: z.literal('hourly-discount'), bp: Share, where }),
  z.strictObject({
    kind: z.literal('after-hours-premium'),
    bp: Share,
    classes: z.array(z.enum(['evening', 'weekend', 'holiday'])).optional(),
    where,
  }),
  z.strictObject({ kind: z.literal('emergency-premium'), bp: Share, where }),
  z.strictObject({ kind: z.literal('travel-waived'), bp: Share }),
  z.strictObject({ kind: z.literal('queue-priority'), rank: z.int().min(1).max(100) }),
  z.strictObject({ kind: z.literal('service-credit'), bpOfMonthlyFee: Share, capBp: Share }),
])

export const ObligationShape = z.strictObject({
  kind: z.enum([
    'named-contact',
    'emergencies-by-phone',
    'admin-access',
    'supported-systems',
    'backup-on',
    'second-factor-on',
    'nobody-else-changes-servers',
    'other',
  ]),
  text: z.string().trim().min(1, 'Say what the client does.').max(500),
  ifUnmet: z.enum(['remind', 'suspend-promise', 'exclude-cause']),
  cause: z.string().max(200).optional(),
  unmetSince: Day.nullable().optional(),
})
