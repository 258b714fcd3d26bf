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

/** The API of the whole house, by stage. */
export const contract = {
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
