import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { winningContract } from './contract.ts'

const os = implement(winningContract).$context<Context>()

export const winningRoutes = os.router({})
