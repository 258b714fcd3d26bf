import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { clientsContract } from './contract.ts'

const os = implement(clientsContract).$context<Context>()

export const clientsRoutes = os.router({})
