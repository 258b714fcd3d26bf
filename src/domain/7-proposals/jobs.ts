import type { Job } from '#platform/jobs/job.ts'

export const proposalsJobs: Job[] = []
