import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { pricingContract } from './contract.ts'

const os = implement(pricingContract).$context<Context>()

export const pricingRoutes = os.router({})
