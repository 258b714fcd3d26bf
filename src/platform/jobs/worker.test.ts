import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pino from 'pino'
import { openTestServer, testSecret } from '#testing'
import { nowAt } from '../clock.ts'
import type { Context } from '../context.ts'
import { firmDatabase } from '../database/firm-database.ts'
import { recordHappenings } from '../database/happenings.ts'
import { loginUrls } from '../database/roles.ts'
import { newId } from '../ids.ts'
import type { Job } from './job.ts'
import { startWorker } from './worker.ts'

let server: Awaited<ReturnType<typeof openTestServer>>
let firmId: string
before(async () => {
  server = await openTestServer()
  const { owner } = await server.firm()
  firmId = (await owner.api.firm.session()).firms[0]?.id ?? ''
})
after(() => server.close())

const actor = { kind: 'system', name: 'test' } as const
const db = () => firmDatabase(server.kysely, { firmId, actor, action: 'test', now: nowAt() })

test('a burst of happenings is heard one by one, and one that fails takes no other along', async () => {
  const heard: string[] = []
  const { promise: all, resolve } = Promise.withResolvers<void>()
  const listener: Job = {
    name: 'queue-webhooks',
    on: ['bell.rung'],
    run: async (_, { details }) => {
      if (details.stroke === 7) throw new Error('deaf for a moment')
      heard.push(String(details.stroke))
      if (heard.length === 24) resolve()
    },
  }
  const worker = await startWorker({
    appUrl: loginUrls(server.database.ownerUrl, testSecret).app,
    kysely: server.kysely,
    jobs: [listener],
    accounts: server.accounts,
    baseUrl: '',
    log: pino({ level: 'silent' }),
  })
  const strokes = Array.from({ length: 25 }, (_, stroke) => ({
    kind: 'bell.rung',
    aboutId: newId(),
    details: { stroke },
  }))
  await db().write((tx) => recordHappenings(tx, { now: nowAt(), actor }, strokes))
  await all
  await worker.stop()
  assert.equal(new Set(heard).size, 24)
  assert.equal(heard.includes('7'), false)
})

test('a job that resumes is run again after it failed, and its first write stands', async () => {
  const attempts: number[] = []
  const { promise: over, resolve } = Promise.withResolvers<void>()
  const note = (context: Context, text: string) =>
    context.db.write((tx) =>
      recordHappenings(tx, context, [{ kind: 'mast.raised', aboutId: newId(), details: { text } }]),
    )
  const listener: Job = {
    name: 'queue-webhooks',
    on: ['sail.set'],
    resumes: true,
    run: async (context: Context) => {
      attempts.push(attempts.length + 1)
      await note(context, `attempt ${attempts.length}`)
      if (attempts.length === 1) throw new Error('becalmed')
      resolve()
    },
  }
  const worker = await startWorker({
    appUrl: loginUrls(server.database.ownerUrl, testSecret).app,
    kysely: server.kysely,
    jobs: [listener],
    accounts: server.accounts,
    baseUrl: '',
    log: pino({ level: 'silent' }),
  })
  await db().write((tx) =>
    recordHappenings(tx, { now: nowAt(), actor }, [{ kind: 'sail.set', aboutId: newId() }]),
  )
  await over
  await worker.stop()
  const raised = await db().read((tx) =>
    tx.selectFrom('happening').select('details').where('kind', '=', 'mast.raised').execute(),
  )
  assert.equal(raised.length, 2)
})
