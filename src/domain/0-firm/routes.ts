import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { firmContract } from './contract.ts'
import { session } from './queries.ts'
import { setUpFirm } from './set-up-firm.ts'

const os = implement(firmContract).$context<Context>()

export const firmRoutes = os.router({
  setUp: os.setUp.handler(({ input, context }) => setUpFirm(context, input)),
  session: os.session.handler(({ context }) => session(context)),
})
