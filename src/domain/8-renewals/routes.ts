import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { renewalsContract } from './contract.ts'
import { giveNotice } from './give-notice.ts'
import { listRenewals } from './list-renewals.ts'

const os = implement(renewalsContract).$context<Context>()

export const renewalsRoutes = os.router({
  list: os.list.handler(({ input, context }) => listRenewals(context, input)),
  giveNotice: os.giveNotice.handler(({ input, context }) => giveNotice(context, input)),
})
