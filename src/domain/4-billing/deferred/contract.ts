import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Day, Id, listOf, listQuery, Minor } from '#kernel/contract.ts'

const tags = ['billing']

export const DeferredRow = z.object({
  /** The lot's key. */
  id: z.string(),
  clientId: Id,
  client: z.string(),
  agreementId: Id,
  agreement: z.string(),
  name: z.string(),
  usableFrom: Day,
  usableTo: Day.nullable(),
  currency: Currency,
  priceMinor: Minor,
  drawnMinor: Minor,
  breakageMinor: Minor,
  refundedMinor: Minor,
  /** Paid for and still owed in work at the end of the day. */
  deferredMinor: Minor,
})

export const deferredContract = {
  deferredRevenue: oc
    .route({
      method: 'GET',
      path: '/deferred-revenue',
      tags,
      summary: 'What clients paid for blocks and did not use by the end of a day, and what became revenue',
    })
    .input(
      listQuery(['client', 'deferredMinor', 'usableTo']).extend({
        on: Day.optional(),
        clientId: Id.optional(),
      }),
    )
    .output(
      listOf(DeferredRow).extend({
        on: Day,
        totals: z.array(
          z.object({
            currency: Currency,
            priceMinor: Minor,
            drawnMinor: Minor,
            breakageMinor: Minor,
            deferredMinor: Minor,
          }),
        ),
      }),
    ),
}
