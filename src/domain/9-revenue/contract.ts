import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Day, Id, listOf, listQuery, Minor } from '#kernel/contract.ts'

const tags = ['revenue']
const kind = z.enum(['new', 'expansion', 'contraction', 'churn', 'reactivation'])
const Movement = z.object({ date: Day, clientId: Id, client: z.string(), kind, minor: Minor })
const share = z.number().nullable()

export const Dashboard = z.object({
  currency: Currency,
  today: Day,
  mrrMinor: Minor,
  passThroughMinor: Minor,
  changeMinor: Minor,
  signedAheadMinor: Minor,
  shareRecurring: share,
  invoicedMinor: Minor,
  grr: share,
  nrr: share,
  grossChurn: share,
  netChurn: share,
  fixedMonthlyCostMinor: Minor,
  cover: share,
  largest: z.object({ clientId: Id, client: z.string(), minor: Minor, share: z.number() }).nullable(),
  titles: z.object({ bridge: z.string(), shares: z.string(), contracted: z.string() }),
  /** MRR at the first of each month, oldest first, this month's today last. */
  months: z.array(z.object({ month: Day, mrrMinor: Minor, passThroughMinor: Minor })),
  bridge: z.object({
    openingMinor: Minor,
    new: Minor,
    expansion: Minor,
    reactivation: Minor,
    contraction: Minor,
    churn: Minor,
    closingMinor: Minor,
  }),
  invoiced: z.array(
    z.object({ month: Day, recurringMinor: Minor, projectMinor: Minor, oneShotMinor: Minor }),
  ),
  quarters: z.array(z.object({ quarter: z.string(), from: Day, contractedMinor: Minor, cover: share })),
  otherCurrencies: z.array(z.object({ currency: Currency, mrrMinor: Minor })),
})

export const ClientRevenue = z.object({
  id: Id,
  client: z.string(),
  mrrMinor: Minor,
  passThroughMinor: Minor,
  share: z.number(),
  currency: Currency,
  endsOn: Day.nullable(),
})

export const revenueContract = {
  dashboard: oc
    .route({
      method: 'GET',
      path: '/revenue',
      tags,
      summary: 'Recurring revenue, its movements, what is signed, and what it covers',
    })
    .input(z.object({ months: z.coerce.number().int().min(3).max(36).default(12), on: Day.optional() }))
    .output(Dashboard),
  movements: oc
    .route({ method: 'GET', path: '/revenue/movements', tags, summary: 'Each movement of recurring revenue' })
    .input(
      listQuery(['date', 'client', 'minor']).extend({
        from: Day.optional(),
        to: Day.optional(),
        kind: kind.optional(),
      }),
    )
    .output(listOf(Movement)),
  clients: oc
    .route({ method: 'GET', path: '/revenue/clients', tags, summary: 'Recurring revenue by client' })
    .input(listQuery(['mrr', 'client', 'endsOn']))
    .output(listOf(ClientRevenue)),
}
