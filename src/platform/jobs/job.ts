import type { Context } from '../context.ts'

export type HeardHappening = {
  id: string
  kind: string
  aboutId: string | null
  clientId: string | null
  details: Record<string, unknown>
  madeAt: string
  madeBy: string
}

/**
 * Work without a person waiting. `every` is a time of day in UTC ('06:00') or a cron line, run once for each
 * firm; `on` names the happenings it listens to ('*' hears all). A handler's first write answers for its job,
 * so a job that is run again after a crash does nothing twice. One that `resumes` writes piece by piece and goes on
 * where it was stopped: each of its writes must be safe to repeat.
 */
export type Job =
  | { name: string; every: string; run: (context: Context) => Promise<unknown> }
  | {
      name: string
      on: readonly string[]
      resumes?: true
      run: (context: Context, happening: HeardHappening) => Promise<unknown>
    }

export const queueOf = ({ name }: Job) => name.replace(/[^\w.-]/g, '-')
export const fanOutOf = (job: Job) => `${queueOf(job)}.each-firm`
export const queueNames = (jobs: readonly Job[]) =>
  jobs.flatMap((job) => ('every' in job ? [queueOf(job), fanOutOf(job)] : [queueOf(job)]))
