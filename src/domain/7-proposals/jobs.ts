import type { Job } from '#platform/jobs/job.ts'
import { checkPromisesAtSend } from './check-promises-at-send.ts'
import { expireProposals } from './expire-proposals.ts'

export const proposalsJobs: Job[] = [
  { name: 'expire-proposals', every: '10 * * * *', run: expireProposals },
  {
    name: 'check-promises-at-send',
    on: ['proposal.sent'],
    run: async (context, { aboutId }) => {
      if (aboutId !== null) await checkPromisesAtSend(context, aboutId)
    },
  },
]
