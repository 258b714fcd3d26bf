import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { revenueContract } from './contract.ts'
import { dashboard } from './dashboard.ts'
import { listClientRevenue, listMovements } from './lists.ts'

const os = implement(revenueContract).$context<Context>()

export const revenueRoutes = os.router({
  dashboard: os.dashboard.handler(({ input, context }) => dashboard(context, input)),
  movements: os.movements.handler(({ input, context }) => listMovements(context, input)),
  clients: os.clients.handler(({ input, context }) => listClientRevenue(context, input)),
})
