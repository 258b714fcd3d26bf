import { implement } from '@orpc/server'
import { contract } from '#contract'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'

const os = implement(contract.demo).$context<Context>()

/** By the printed link alone, and only while it has made no firm: nobody else may fill an installation. */
export const demoRoutes = os.router({
  loadDemo: os.loadDemo.handler(({ context }) => {
    if (!context.loadDemo) throw new Refused('link-not-for-this')
    if (context.link?.isUsed) throw new Refused('link-used')
    return context.loadDemo()
  }),
})
