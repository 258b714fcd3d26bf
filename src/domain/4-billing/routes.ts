import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { billingContract } from './contract.ts'
import { issueRun } from './runs/issue-run.ts'
import { previewClient, previewRun } from './runs/preview-run.ts'
import { listRuns, runById } from './runs/queries.ts'

const os = implement(billingContract).$context<Context>()

export const billingRoutes = os.router({
  previewRun: os.previewRun.handler(({ input, context }) => previewRun(context, input)),
  previewClient: os.previewClient.handler(({ input, context }) => previewClient(context, input)),
  issueRun: os.issueRun.handler(({ input, context }) => issueRun(context, input)),
  run: os.run.handler(({ input, context }) => runById(context, input.id)),
  listRuns: os.listRuns.handler(({ input, context }) => listRuns(context, input)),
})
