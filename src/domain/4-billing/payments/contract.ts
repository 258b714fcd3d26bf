import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Day, Id, Instant, listOf, listQuery, Minor } from '#kernel/contract.ts'

const tags = ['billing']
const Share = z.object({ invoiceId: Id, amountMinor: Minor.positive() })
const Settled = z.object({ invoiceId: Id, number: z.string(), amountMinor: Minor, openMinor: Minor })

export const PaymentRow = z.object({
  id: Id,
  clientId: Id,
  client: z.string(),
  receivedOn: Day,
  amountMinor: Minor,
  /** Set against nothing yet: the client's credit. */
  unallocatedMinor: Minor,
  currency: Currency,
  method: z.string(),
  reference: z.string(),
  invoices: z.array(z.object({ id: Id, number: z.string(), amountMinor: Minor })),
  isReversed: z.boolean(),
  isReversal: z.boolean(),
  madeAt: Instant,
  madeBy: z.string(),
})

export const paymentsContract = {
  listPayments: oc
    .route({ method: 'GET', path: '/payments', tags, summary: 'Payments with the invoices they settle' })
    .input(
      listQuery(['receivedOn', 'client', 'amountMinor', 'unallocatedMinor']).extend({
        clientId: Id.optional(),
        state: z.enum(['unallocated', 'reversed']).optional(),
        from: Day.optional(),
        to: Day.optional(),
      }),
    )
    .output(listOf(PaymentRow)),
  recordPayment: oc
    .route({
      method: 'POST',
      path: '/payments',
      tags,
      successStatus: 201,
      summary: 'Record a payment; the oldest invoices are settled first unless some are named',
    })
    .input(
      z.object({
        clientId: Id,
        receivedOn: Day,
        amountMinor: Minor.positive(),
        currency: Currency.optional(),
        method: z.string().trim().min(1).max(40).default('transfer'),
        reference: z.string().trim().max(200).default(''),
        /** Which invoices it is for; what is left over stays to the client's credit. */
        allocations: z.array(Share).optional(),
      }),
    )
    .output(z.object({ id: Id, settled: z.array(Settled), unallocatedMinor: Minor })),
  allocatePayment: oc
    .route({
      method: 'POST',
      path: '/payments/{id}/allocations',
      tags,
      successStatus: 201,
      summary: 'Set what is left of a payment against invoices, the oldest first unless some are named',
    })
    .input(z.object({ id: Id, allocations: z.array(Share).optional() }))
    .output(z.object({ settled: z.array(Settled), unallocatedMinor: Minor })),
  reversePayment: oc
    .route({
      method: 'POST',
      path: '/payments/{id}/reversal',
      tags,
      successStatus: 201,
      summary: 'Take a payment back: it was recorded in error, or the bank returned it',
    })
    .input(z.object({ id: Id, on: Day.optional(), reason: z.string().trim().min(1).max(200) }))
    .output(z.object({ id: Id })),
  applyCredit: oc
    .route({
      method: 'POST',
      path: '/credit-notes/{id}/allocations',
      tags,
      successStatus: 201,
      summary: "Set what is left of a credit note against the client's open invoices",
    })
    .input(z.object({ id: Id, allocations: z.array(Share).optional() }))
    .output(z.object({ settled: z.array(Settled), unallocatedMinor: Minor })),
  balances: oc
    .route({ method: 'GET', path: '/balances', tags, summary: 'What each client owes, by how late it is' })
    .input(listQuery(['openMinor', 'client', 'lateMinor', 'oldestDueOn']))
    .output(
      listOf(
        z.object({
          id: Id,
          client: z.string(),
          currency: Currency,
          openMinor: Minor,
          lateMinor: Minor,
          /** Late by more than 30 and by more than 60 days, both of `lateMinor`. */
          late30Minor: Minor,
          late60Minor: Minor,
          creditMinor: Minor,
          oldestDueOn: Day.nullable(),
        }),
      ),
    ),
  accountStatement: oc
    .route({
      method: 'GET',
      path: '/account-statements/{clientId}',
      tags,
      summary: "A client's account: invoices, credit notes and payments with the running balance",
    })
    .input(
      z.object({ clientId: Id, currency: Currency.optional(), from: Day.optional(), to: Day.optional() }),
    )
    .output(
      z.object({
        clientId: Id,
        client: z.string(),
        currency: Currency,
        openingMinor: Minor,
        rows: z.array(
          z.object({
            on: Day,
            kind: z.enum(['invoice', 'credit-note', 'payment', 'reversal']),
            id: Id,
            number: z.string(),
            dueOn: Day.nullable(),
            amountMinor: Minor,
            balanceMinor: Minor,
          }),
        ),
        closingMinor: Minor,
      }),
    ),
}
