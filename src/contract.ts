import { oc } from '@orpc/contract'
import { z } from 'zod'
import { agreementsContract } from '#agreements/contract'
import { billingContract } from '#billing/contract'
import { clientsContract } from '#clients/contract'
import { firmContract } from '#firm/contract'
import { pricingContract } from '#pricing/contract'
import { proposalsContract } from '#proposals/contract'
import { renewalsContract } from '#renewals/contract'
import { revenueContract } from '#revenue/contract'
import { serviceContract } from '#service/contract'
import { winningContract } from '#winning/contract'

/** The firm of the tests and the docs, for whoever wants to look around before setting up one's own. */
const demoContract = {
  loadDemo: oc
    .route({
      method: 'POST',
      path: '/open/{token}/demo',
      tags: ['firm'],
      summary: 'Load the demo firm, by the link that sets up the first firm',
      successStatus: 201,
    })
    .input(z.object({ token: z.string() }))
    .output(z.object({ email: z.string(), portalEmail: z.string(), password: z.string() })),
}

type Contract = {
  firm: typeof firmContract
  clients: typeof clientsContract
  agreements: typeof agreementsContract
  service: typeof serviceContract
  billing: typeof billingContract
  pricing: typeof pricingContract
  winning: typeof winningContract
  proposals: typeof proposalsContract
  renewals: typeof renewalsContract
  revenue: typeof revenueContract
  demo: typeof demoContract
}

/** The API of the whole house, by stage. */
export const contract: Contract = {
  firm: firmContract,
  clients: clientsContract,
  agreements: agreementsContract,
  service: serviceContract,
  billing: billingContract,
  pricing: pricingContract,
  winning: winningContract,
  proposals: proposalsContract,
  renewals: renewalsContract,
  revenue: revenueContract,
  demo: demoContract,
}
