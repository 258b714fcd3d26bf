import type { Job } from '#platform/jobs/job.ts'
import { forgetAnswers } from './forget-answers.ts'
import { deliverDue } from './webhooks/deliver.ts'
import { queueDeliveries } from './webhooks/queue-deliveries.ts'

export const firmJobs: Job[] = [
  { name: 'queue-webhooks', on: ['*'], run: queueDeliveries },
  { name: 'deliver-webhooks', every: '* * * * *', run: deliverDue },
  { name: 'forget-answers', every: '03:20', run: forgetAnswers },
]
