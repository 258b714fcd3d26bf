import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { serviceContract } from './contract.ts'

const os = implement(serviceContract).$context<Context>()

export const serviceRoutes = os.router({})
