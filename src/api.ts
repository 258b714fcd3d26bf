import { type AnyRouter, implement } from '@orpc/server'
import { agreementsJobs } from '#agreements/jobs'
import { agreementsRoutes } from '#agreements/routes'
import { agreementsSentences } from '#agreements/rules'
import { billingJobs } from '#billing/jobs'
import { billingRoutes } from '#billing/routes'
import { billingSentences } from '#billing/rules'
import { clientsJobs } from '#clients/jobs'
import { clientsRoutes } from '#clients/routes'
import { clientsSentences } from '#clients/rules'
import { contract } from '#contract'
import { firmJobs } from '#firm/jobs'
import { firmRoutes } from '#firm/routes'
import { firmSentences } from '#firm/rules'
import type { Context } from '#platform/context.ts'
import { accountSentences } from '#platform/identity/accounts.ts'
import type { Job } from '#platform/jobs/job.ts'
import { pricingJobs } from '#pricing/jobs'
import { pricingRoutes } from '#pricing/routes'
import { pricingSentences } from '#pricing/rules'
import { proposalsJobs } from '#proposals/jobs'
import { proposalsRoutes } from '#proposals/routes'
import { proposalsSentences } from '#proposals/rules'
import { renewalsJobs } from '#renewals/jobs'
import { renewalsRoutes } from '#renewals/routes'
import { renewalsSentences } from '#renewals/rules'
import { revenueJobs } from '#revenue/jobs'
import { revenueRoutes } from '#revenue/routes'
import { revenueSentences } from '#revenue/rules'
import { serviceJobs } from '#service/jobs'
import { serviceRoutes } from '#service/routes'
import { serviceSentences } from '#service/rules'
import { winningJobs } from '#winning/jobs'
import { winningRoutes } from '#winning/routes'
import { winningSentences } from '#winning/rules'
import { demoRoutes } from './demo-route.ts'

/** The stages plugged together: routes, jobs, and the sentences of what their rules refuse. */
export const router: AnyRouter = implement(contract).$context<Context>().router({
  firm: firmRoutes,
  clients: clientsRoutes,
  agreements: agreementsRoutes,
  service: serviceRoutes,
  billing: billingRoutes,
  pricing: pricingRoutes,
  winning: winningRoutes,
  proposals: proposalsRoutes,
  renewals: renewalsRoutes,
  revenue: revenueRoutes,
  demo: demoRoutes,
})

export const jobs: Job[] = [
  ...firmJobs,
  ...clientsJobs,
  ...agreementsJobs,
  ...serviceJobs,
  ...billingJobs,
  ...pricingJobs,
  ...winningJobs,
  ...proposalsJobs,
  ...renewalsJobs,
  ...revenueJobs,
]

export const sentences: Record<string, string> = {
  ...accountSentences,
  ...firmSentences,
  ...clientsSentences,
  ...agreementsSentences,
  ...serviceSentences,
  ...billingSentences,
  ...pricingSentences,
  ...winningSentences,
  ...proposalsSentences,
  ...renewalsSentences,
  ...revenueSentences,
}
