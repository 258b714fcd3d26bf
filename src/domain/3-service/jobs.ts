import type { Job } from '#platform/jobs/job.ts'
import { promiseLater } from './portal/promise-later.ts'
import { checkProjection } from './promises/check-projection.ts'
import { warnOfPromises } from './promises/warn.ts'

export const serviceJobs: Job[] = [
  { name: 'service.warn-of-promises', every: '* * * * *', run: warnOfPromises },
  { name: 'service.check-projection', every: '02:30', run: checkProjection },
  { name: 'service.promise-later', on: ['ticket.opened'], run: promiseLater },
]
