import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { revenueContract } from './contract.ts'

const os = implement(revenueContract).$context<Context>()

export const revenueRoutes = os.router({})
