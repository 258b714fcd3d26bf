import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Minor, Revision } from '#kernel/contract.ts'
import { agreementId, Changed, Done } from '../agreements/shapes/contract.ts'

const tags = ['agreements']

export const PurchaseOrder = z.object({
  id: Id,
  number: z.string(),
  limitMinor: Minor.nullable(),
  fromOn: Day,
  toOn: Day.nullable(),
  revision: Revision,
})

/** Order numbers of the client that invoices must name. */
export const ordersContract = {
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
}
