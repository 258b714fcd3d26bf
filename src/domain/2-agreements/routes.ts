import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { agreementsContract } from './contract.ts'

const os = implement(agreementsContract).$context<Context>()

export const agreementsRoutes = os.router({})
