import { type Kysely, sql } from 'kysely'
import { fromKysely, type JobResult, PgBoss, type Job as TakenJob } from 'pg-boss'
import type { Logger } from 'pino'
import type { Actor } from '#kernel/actor.ts'
import { nowAt } from '../clock.ts'
import type { Context } from '../context.ts'
import { firmDatabase } from '../database/firm-database.ts'
import { Replayed } from '../database/idempotency.ts'
import type { DB } from '../database/tables.ts'
import type { Accounts } from '../identity/accounts.ts'
import { fanOutOf, type HeardHappening, type Job, queueOf } from './job.ts'

export type WorkerParts = {
  appUrl: string
  kysely: Kysely<DB>
  jobs: readonly Job[]
  accounts: Accounts
  baseUrl: string
  mayReachPrivate?: boolean
  log: Logger
}
export type Worker = { isRunning: () => boolean; stop: () => Promise<void> }

/** Takes jobs from the queues, in as many processes as are started. */
export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const boss = new PgBoss({ connectionString: parts.appUrl, migrate: false, createSchema: false, max: 4 })
  boss.on('error', (failure) => parts.log.warn({ err: failure }, 'the job queue has trouble'))
  await boss.start()
  for (const job of parts.jobs) await takeUp(parts, boss, job)
  const relay = startRelay(parts, boss)
  let running = true
  return {
    isRunning: () => running,
    async stop() {
      running = false
      await relay.stop()
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

async function takeUp(parts: WorkerParts, boss: PgBoss, job: Job) {
  const polling = { pollingIntervalSeconds: 1, batchSize: 1 }
  if ('every' in job) {
    await boss.work(fanOutOf(job), polling, () => fanOut(parts, boss, job))
    await boss.schedule(fanOutOf(job), cronOf(job.every))
    await boss.work<{ firmId: string; offset: number }>(queueOf(job), polling, async ([taken]) => {
      if (taken) await run(parts, job, taken.id, taken.data, (context) => job.run(context))
    })
    return
  }
  await boss.work<Heard, readonly unknown[], typeof hearing>(queueOf(job), hearing, (taken) =>
    eachOf(taken, ({ id, data }) =>
      run(parts, job, id, data, async (context) => {
        const happening = await heard(context, data.happeningId)
        if (happening) await job.run(context, happening)
      }),
    ),
  )
}

type Heard = { firmId: string; offset: number; happeningId: string }

// Happenings come in bursts: a full batch is followed at once by the next, and each of it stands for itself.
const hearing = {
  pollingIntervalSeconds: 1,
  batchSize: 10,
  burstWhenBatchFull: true,
  perJobResults: true,
} as const

async function eachOf(jobs: TakenJob<Heard>[], run: (job: TakenJob<Heard>) => Promise<void>) {
  const results: JobResult[] = []
  for (const job of jobs) {
    try {
      await run(job)
      results.push({ id: job.id, status: 'completed' })
    } catch (failure) {
      const message = failure instanceof Error ? failure.message : String(failure)
      results.push({ id: job.id, status: 'failed', output: { message } })
    }
  }
  return results
}

async function fanOut({ kysely }: WorkerParts, boss: PgBoss, job: Job) {
  const firms = await sql<{ id: string; clock_offset_ms: number }>`select * from door.firms()`.execute(kysely)
  const one = (firm: { id: string; clock_offset_ms: number }) => ({
    data: { firmId: firm.id, offset: firm.clock_offset_ms },
  })
  if (firms.rows.length > 0) await boss.insert(queueOf(job), firms.rows.map(one))
}

async function run(
  { kysely, accounts, baseUrl, mayReachPrivate, log }: WorkerParts,
  job: Job,
  jobId: string,
  { firmId, offset }: { firmId: string; offset: number },
  work: (context: Context) => Promise<unknown>,
) {
  const now = nowAt(offset)
  const { name } = job
  const actor: Actor = { kind: 'system', name }
  const once = 'resumes' in job ? undefined : { key: `job/${jobId}`, requestHash: name }
  const db = firmDatabase(kysely, { firmId, actor, action: `job ${name}`, now, once })
  try {
    await work({ db, actor, now, baseUrl, accounts, mayReachPrivate })
  } catch (failure) {
    if (failure instanceof Replayed) return
    log.error({ err: failure, job: name, firmId }, 'a job failed and will be tried again')
    throw failure
  }
}

const heard = (context: Context, id: string): Promise<HeardHappening | undefined> =>
  context.db.read((tx) =>
    tx
      .selectFrom('happening')
      .select([
        'id',
        'kind',
        'about_id as aboutId',
        'client_id as clientId',
        'made_at as madeAt',
        'made_by as madeBy',
      ])
      .select((row) => row.ref('details').$castTo<Record<string, unknown>>().as('details'))
      .where('id', '=', id)
      .executeTakeFirst(),
  )

/** Moves waiting happenings to the queues of those who listen, in one transaction: none lost, none twice. */
function startRelay({ kysely, jobs, log }: WorkerParts, boss: PgBoss) {
  const listeners = jobs.filter((job) => 'on' in job)
  let stopped = false
  const relay = () =>
    kysely.transaction().execute(async (tx) => {
      const { rows } = await sql<{ firm_id: string; happening_id: string; kind: string; offset: number }>`
        select t.*, f.clock_offset_ms as offset
        from door.take_happenings(200) t join door.firms() f on f.id = t.firm_id`.execute(tx)
      for (const job of listeners) {
        const heardOf = rows.filter(({ kind }) => job.on.includes('*') || job.on.includes(kind))
        const waiting = heardOf.map((row) => ({
          data: { firmId: row.firm_id, offset: row.offset, happeningId: row.happening_id },
        }))
        if (waiting.length > 0) await boss.insert(queueOf(job), waiting, { db: fromKysely(tx) })
      }
      return rows.length
    })
  const loop = async () => {
    while (!stopped) {
      const moved = await relay().catch((failure) => {
        if (!stopped) log.warn({ err: failure }, 'happenings wait: the relay failed and tries again')
        return 0
      })
      if (moved === 0) await new Promise((wake) => setTimeout(wake, 1000))
    }
  }
  const done = loop()
  return {
    async stop() {
      stopped = true
      await done
    },
  }
}

const cronOf = (every: string) => {
  const time = every.match(/^(\d\d):(\d\d)$/)
  return time ? `${Number(time[2])} ${Number(time[1])} * * *` : every
}
