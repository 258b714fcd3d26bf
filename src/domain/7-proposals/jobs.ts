import type { Job } from '#platform/jobs/job.ts'
import { expireProposals } from './expire-proposals.ts'

export const proposalsJobs: Job[] = [{ name: 'expire-proposals', every: '10 * * * *', run: expireProposals }]
