import type { Job } from '#platform/jobs/job.ts'
import { takeUpReminders } from './reminders/remind.ts'
import { creditBrokenPromise } from './service-credits/raise-credit.ts'

/** Nothing here issues an invoice: that takes a person's yes. */
export const billingJobs: Job[] = [
  { name: 'take-up-reminders', every: '06:10', run: takeUpReminders },
  { name: 'credit-broken-promise', on: ['promise.broken'], run: creditBrokenPromise },
]
