import type { Job } from '#platform/jobs/job.ts'
import { rollTerms } from './life/roll-terms.ts'

export const agreementsJobs: Job[] = [{ name: 'agreements.roll-terms', every: '02:10', run: rollTerms }]
