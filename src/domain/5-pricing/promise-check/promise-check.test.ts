import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { firmDatabase } from '#platform/database/firm-database.ts'
import { openTestServer } from '#testing'
import { runPromiseCheck } from './run-check.ts'

let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Awaited<ReturnType<typeof server.firm>>['owner']
let ownerId: string
let firmId: string
let planId: string
let yarrowgate: string
before(async () => {
  server = await openTestServer()
  const firm = await server.firm()
  owner = firm.owner
  ownerId = firm.ownerId
  firmId = (await owner.api.firm.session()).firms[0]?.id ?? ''
  await owner.api.agreements.adoptStarterPlans({})
  const plans = await owner.api.agreements.listPlans({})
  planId = plans.items.find(({ name }) => name === 'Full')?.id ?? ''
  yarrowgate = (await owner.api.clients.add({ name: 'Yarrowgate Foods', endpoints: 96 })).id
})
after(() => server.close())

const now = '2026-11-17T10:15:00.000Z'
const job = () => {
  const actor = { kind: 'system', name: 'run-promise-check' } as const
  const db = firmDatabase(server.kysely, { firmId, actor, action: 'test', now })
  return { db, actor, now, baseUrl: '', accounts: server.accounts }
}
const ask = (more: { seed?: string; replications?: number } = {}) =>
  owner.api.pricing.checkPromises({
    clientId: yarrowgate,
    offer: { planId },
    startsOn: '2027-02-01',
    months: 1,
    replications: 50,
    ...more,
  })
const read = (checkId: string) => owner.api.pricing.promiseCheck({ checkId })
const rowsOf = async (table: string, id: string) => {
  const column = table === 'happening' ? sql`about_id` : sql`check_id`
  const { rows } = await job().db.read((tx) =>
    sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${column} = ${id}`.execute(
      tx,
    ),
  )
  return rows[0]?.n
}

test('a check waits with its question, then answers with verdict, words and seed', async () => {
  const { id, number } = await ask()
  const waiting = await read(id)
  assert.deepEqual([waiting.verdict, waiting.runs, waiting.runsWanted, waiting.result], [null, 0, 50, null])
  assert.match(waiting.assumptions.join(' '), /96 endpoints is expected to ask for/)
  await runPromiseCheck(job(), id)
  const { result, runs, verdict, seed } = await read(id)
  assert.deepEqual([runs, verdict, seed], [50, result?.verdict, number])
  assert.ok((result?.promises.length ?? 0) >= 4 && result?.promises.every(({ isOffered }) => isOffered))
  const { items } = await owner.api.pricing.promiseChecks({ clientId: yarrowgate })
  assert.equal(items.find((row) => row.id === id)?.verdict, verdict)
})

test('the same seed gives the same answer, by any number of threads and in any pieces', async () => {
  const answers = []
  for (const by of [
    { threads: 1, atOnce: 50 },
    { threads: 2, atOnce: 25 },
    { threads: 3, atOnce: 7 },
  ]) {
    const { id } = await ask({ seed: 'a windy day' })
    await runPromiseCheck(job(), id, by)
    answers.push((await read(id)).result)
  }
  assert.ok(answers[0])
  assert.deepEqual(answers[1], answers[0])
  assert.deepEqual(answers[2], answers[0])
})

test('a job that is run again, or twice at once, changes nothing', async () => {
  const { id } = await ask()
  await Promise.all([runPromiseCheck(job(), id), runPromiseCheck(job(), id, { atOnce: 50 })])
  const once = await read(id)
  const counts = [await rowsOf('promise_check_run', id), await rowsOf('happening', id)]
  await runPromiseCheck(job(), id)
  assert.deepEqual(await read(id), once)
  assert.deepEqual([await rowsOf('promise_check_run', id), await rowsOf('happening', id)], counts)
})

test('more runs go on with the same check, and come to what it would have been at once', async () => {
  const { id } = await ask({ seed: 'more' })
  await runPromiseCheck(job(), id)
  const { id: whole } = await ask({ seed: 'more', replications: 100 })
  await runPromiseCheck(job(), whole, { atOnce: 100 })
  const again = await owner.post(`/promise-checks/${id}/runs`, { replications: 50 })
  assert.partialDeepStrictEqual(again.body, { reason: 'not-more-runs', field: 'replications' })
  await owner.api.pricing.morePromiseRuns({ checkId: id, replications: 100 })
  await runPromiseCheck(job(), id)
  assert.deepEqual((await read(id)).result, (await read(whole)).result)
  assert.equal(await rowsOf('promise_check_result', id), 2)
})

test('a killed job goes on where it was', async () => {
  const { id } = await ask({ seed: 'killed' })
  const broken = job()
  let writes = 0
  const db = {
    ...broken.db,
    write: <Value>(work: Parameters<typeof broken.db.write<Value>>[0]) => {
      writes += 1
      if (writes > 2) throw new Error('killed')
      return broken.db.write(work)
    },
  }
  await assert.rejects(runPromiseCheck({ ...broken, db }, id, { threads: 1, atOnce: 10 }), /killed/)
  assert.deepEqual([(await read(id)).runs, (await read(id)).result], [20, null])
  await runPromiseCheck(job(), id)
  const { id: whole } = await ask({ seed: 'killed' })
  await runPromiseCheck(job(), whole)
  assert.deepEqual((await read(id)).result, (await read(whole)).result)
})

test('what makes no sense is refused with a sentence', async () => {
  const uncounted = await owner.api.clients.add({ name: 'Xanthe & Cole Florists' })
  const offer = { planId }
  const none = await owner.post('/promise-checks', { clientId: uncounted.id, offer })
  assert.partialDeepStrictEqual([none.status, none.body], [422, { reason: 'no-endpoints' }])
  const few = await owner.post('/promise-checks', { clientId: yarrowgate, offer, replications: 3 })
  assert.equal(few.status, 400)
  const draft = { agreementId: yarrowgate }
  assert.equal((await owner.post('/promise-checks', { clientId: yarrowgate, offer: draft })).status, 404)
  const { terms } = await owner.api.agreements.getPlan({ planId })
  const silent = await owner.api.agreements.draft({
    clientId: yarrowgate,
    startsOn: '2027-02-01',
    from: { copy: 'terms', terms: { lines: terms.lines } },
  })
  const words = await owner.post('/promise-checks', {
    clientId: yarrowgate,
    offer: { agreementId: silent.id },
  })
  assert.partialDeepStrictEqual(
    [words.status, words.body],
    [422, { reason: 'no-response-promise', field: 'offer' }],
  )
})

test('who knows what runs there is told by skills and solved tickets, and kept with the check', async () => {
  await owner.put(`/people/${ownerId}/skills`, { skills: ['Windows Server'] })
  for (const name of ['windows server', 'Planwright MRP'])
    await owner.api.clients.addTechnology({ clientId: yarrowgate, name, kind: 'program' })
  const stumps = await owner.api.pricing.stumpCheck({ clientId: yarrowgate })
  assert.deepEqual(
    [stumps.verdict, stumps.stumps.map(({ name }) => name), stumps.known[0]?.people[0]?.hasSkill],
    ['stumps', ['Planwright MRP'], true],
  )
  const { id } = await ask()
  const [server] = (await owner.api.clients.technologies({ clientId: yarrowgate })).items.filter(
    ({ name }) => name === 'windows server',
  )
  assert.ok(server)
  await owner.api.clients.endTechnology({ technologyId: server.id, revision: 1 })
  assert.deepEqual((await read(id)).stumps, stumps)
  assert.equal((await owner.api.pricing.stumpCheck({ clientId: yarrowgate })).known.length, 0)
})

test('the grounds name who serves and what the form asks first', async () => {
  const grounds = await owner.api.pricing.promiseGrounds({ clientId: yarrowgate })
  assert.deepEqual([grounds.endpoints, grounds.asksAboutBreaks, grounds.shrinkage], [96, false, 0.15])
  assert.deepEqual(
    grounds.people.map(({ name, shiftHours }) => [name, shiftHours]),
    [['Maeve Corrigan', 42.5]],
  )
})

test('what is signed after a check was asked changes nothing of its answer', async () => {
  const { id: before } = await ask({ seed: 'signed meanwhile' })
  const { id: during } = await ask({ seed: 'signed meanwhile' })
  await runPromiseCheck(job(), before)
  const client = await owner.api.clients.add({ name: 'Brannoch & Veale', endpoints: 30 })
  const from = { copy: 'plan', planId } as const
  const agreement = { clientId: client.id, startsOn: '2027-01-01', from }
  const { id: agreementId } = await owner.api.agreements.draft(agreement)
  await owner.api.agreements.sign({ agreementId, revision: 1, signedOn: now.slice(0, 10) })
  await runPromiseCheck(job(), during)
  assert.deepEqual((await read(during)).result, (await read(before)).result)
  const { id: after } = await ask({ seed: 'signed meanwhile' })
  await runPromiseCheck(job(), after)
  assert.ok((await read(after)).result?.promises.some(({ isOffered }) => !isOffered))
})
