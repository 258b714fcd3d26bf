import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { proposalsContract } from './contract.ts'

const os = implement(proposalsContract).$context<Context>()

export const proposalsRoutes = os.router({})
