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
}
