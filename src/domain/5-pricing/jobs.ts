import type { Job } from '#platform/jobs/job.ts'
import { runPromiseCheck } from './promise-check/run-check.ts'

export const pricingJobs: Job[] = [
  {
    name: 'run-promise-check',
    on: ['promise-check.asked'],
    resumes: true,
    run: async (context, { aboutId }) => {
      if (aboutId !== null) await runPromiseCheck(context, aboutId)
    },
  },
]
