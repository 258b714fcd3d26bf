import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Bp, Currency, Day, Id, Instant, listOf, listQuery, Minor, Text } from '#kernel/contract.ts'

const tags = ['billing']
const State = z.enum(['waiting', 'approved', 'billed', 'declined'])

const ServiceCredit = z.object({
  id: Id,
  clientId: Id,
  client: z.string(),
  agreementId: Id,
  agreement: z.string(),
  ticketId: Id,
  ticketNumber: z.int(),
  title: z.string(),
  channel: z.string(),
  /** When the promise broke. */
  dueAt: Instant,
  /** The first of the month whose fee it is a share of. */
  monthOn: Day,
  feeMinor: Minor,
  shareBp: Bp,
  capBp: Bp,
  amountMinor: Minor,
  currency: Currency,
  state: State,
  decidedAt: Instant.nullable(),
  decidedBy: z.string(),
  reason: z.string(),
  /** The invoice that took it along. */
  invoiceId: Id.nullable(),
  invoice: z.string().nullable(),
  madeAt: Instant,
  why: z.array(z.string()),
})

export const serviceCreditsContract = {
  listCredits: oc
    .route({
      method: 'GET',
      path: '/service-credits',
      tags,
      summary: 'What broken promises give back: those that wait for a yes first',
    })
    .input(
      listQuery(['state', 'client', 'monthOn', 'amountMinor', 'madeAt']).extend({
        state: State.optional(),
        clientId: Id.optional(),
        agreementId: Id.optional(),
        ticketId: Id.optional(),
      }),
    )
    .output(listOf(ServiceCredit)),
  creditsAtWork: oc
    .route({
      method: 'GET',
      path: '/service-credits/standing',
      tags,
      summary: 'Whether service credits are promised to anybody, and how many wait for a yes',
    })
    .output(z.object({ isUsed: z.boolean(), waiting: z.int() })),
  decideCredit: oc
    .route({
      method: 'POST',
      path: '/service-credits/{id}/decision',
      tags,
      successStatus: 201,
      summary: 'Approve a service credit, and the next bill takes it along; or decline it with a reason',
    })
    .input(z.object({ id: Id, approved: z.boolean(), reason: Text.default('') }))
    .output(z.object({ id: Id })),
}
