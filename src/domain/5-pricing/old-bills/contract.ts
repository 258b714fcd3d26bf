import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Instant, listOf, listQuery, Minor, Minutes, QueryFlag } from '#kernel/contract.ts'
import { billSources } from './rules/billed-year.ts'

const tags = ['pricing']
const mostMinor = 1_000_000_000_00

const Bill = z.object({
  month: Day,
  /** 1, or 12 for the sum of the year that begins with the month. */
  months: z.union([z.literal(1), z.literal(12)]).default(1),
  billedMinor: Minor.max(mostMinor),
  minutes: Minutes.max(100_000).nullable().default(null),
  afterHoursMinutes: Minutes.max(100_000).nullable().default(null),
  emergencyMinutes: Minutes.max(100_000).nullable().default(null),
})
const Said = z.object({
  provider: z.string().trim().min(1, 'Say who billed it.').max(200),
  source: z.enum(billSources),
})

export const OldBillRow = Bill.extend({
  ...Said.shape,
  id: Id,
  /** A row that was kept later says the same months anew. */
  replaced: z.boolean(),
  madeAt: Instant,
  madeBy: z.string(),
})

export const oldBillsContract = {
  oldBills: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/old-bills',
      tags,
      summary: 'What somebody else billed a client or prospect, month by month',
    })
    .input(listQuery(['month', 'madeAt', 'billedMinor']).extend({ clientId: Id, replaced: QueryFlag }))
    .output(listOf(OldBillRow)),
  keepOldBills: oc
    .route({
      method: 'POST',
      path: '/clients/{clientId}/old-bills',
      tags,
      summary:
        'Keep what an old provider billed: months, or the sum of a year; later rows replace earlier ones',
      successStatus: 201,
    })
    .input(Said.extend({ clientId: Id, bills: z.array(Bill).max(60) }))
    .output(z.object({ kept: z.int() })),
}
