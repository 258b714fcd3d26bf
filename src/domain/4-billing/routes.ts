import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { billingContract } from './contract.ts'

const os = implement(billingContract).$context<Context>()

export const billingRoutes = os.router({})
