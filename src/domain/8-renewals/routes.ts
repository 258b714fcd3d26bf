import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { renewalsContract } from './contract.ts'

const os = implement(renewalsContract).$context<Context>()

export const renewalsRoutes = os.router({})
