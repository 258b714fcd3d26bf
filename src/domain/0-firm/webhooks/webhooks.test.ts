import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { after, before, test } from 'node:test'
import { nowAt } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { firmDatabase } from '#platform/database/firm-database.ts'
import type { HeardHappening } from '#platform/jobs/job.ts'
import { type Caller, openTestServer } from '#testing'
import { deliverDue } from './deliver.ts'
import { queueDeliveries } from './queue-deliveries.ts'

let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Caller
let firmId: string
before(async () => {
  server = await openTestServer()
  owner = (await server.firm()).owner
  firmId = (await owner.api.firm.session()).firms[0]?.id ?? ''
})
after(() => server.close())

/** What the job queue hands to a job, at a time of the test's choosing. */
const jobContext = (now = nowAt(), mayReachPrivate = true): Context => ({
  db: firmDatabase(server.kysely, {
    firmId,
    actor: { kind: 'system', name: 'test' },
    action: 'job test',
    now,
  }),
  actor: { kind: 'system', name: 'test' },
  now,
  baseUrl: 'http://perennial.test',
  accounts: server.accounts,
  mayReachPrivate,
})

const later = (minutes: number) => nowAt(minutes * 60_000)

async function listener(status: () => number) {
  const heard: { headers: IncomingHttpHeaders; body: string }[] = []
  const listening = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    heard.push({ headers: request.headers, body })
    response.writeHead(status()).end('noted')
  })
  listening.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  assert.ok(typeof address === 'object' && address !== null)
  const close = () => new Promise((closed) => listening.close(closed))
  return { url: `http://127.0.0.1:${address.port}/hook`, heard, close }
}

const happening = (kind: string): HeardHappening => ({
  id: crypto.randomUUID(),
  kind,
  aboutId: null,
  clientId: null,
  details: { number: 1042 },
  madeAt: '2026-11-17T10:15:00.000Z',
  madeBy: 'Maeve Corrigan',
})

test('a happening arrives signed, at those who listen to its kind', async () => {
  const desk = await listener(() => 200)
  const books = await listener(() => 200)
  const { secret = '' } = await owner.api.firm.addWebhook({ url: desk.url, kinds: ['ticket.*'] })
  await owner.api.firm.addWebhook({ url: books.url, kinds: ['invoice.issued'] })
  await queueDeliveries(jobContext(), happening('ticket.opened'))
  assert.equal(books.heard.length, 0)
  const [arrived] = desk.heard
  assert.equal(arrived?.headers['perennial-kind'], 'ticket.opened')
  assert.partialDeepStrictEqual(JSON.parse(arrived?.body ?? ''), { details: { number: 1042 } })
  const [, second, sign] = String(arrived?.headers['perennial-signature']).match(/^t=(\d+),v1=(\w+)$/) ?? []
  const right = createHmac('sha256', secret).update(`${second}.${arrived?.body}`).digest('hex')
  assert.equal(sign, right)
  await desk.close()
  await books.close()
})

test('what fails is tried again when it is due, under the same id, until it arrives', async () => {
  let status = 503
  const flaky = await listener(() => status)
  const { id } = await owner.api.firm.addWebhook({ url: flaky.url, kinds: ['visit.done'] })
  await queueDeliveries(jobContext(), happening('visit.done'))
  await deliverDue(jobContext())
  assert.equal(flaky.heard.length, 1)
  status = 204
  await deliverDue(jobContext(later(2)))
  assert.equal(flaky.heard.length, 2)
  assert.equal(flaky.heard[0]?.headers['perennial-delivery'], flaky.heard[1]?.headers['perennial-delivery'])
  await deliverDue(jobContext(later(60)))
  assert.equal(flaky.heard.length, 2)
  const { items } = await owner.api.firm.listWebhookDeliveries({ id })
  assert.partialDeepStrictEqual(items[0], { state: 'delivered', tries: 2, answerStatus: 204 })
  await flaky.close()
})

test('after its tries a delivery is given up, and can be tried by hand', async () => {
  const { id } = await owner.api.firm.addWebhook({ url: 'http://127.0.0.1:9/', kinds: ['call.missed'] })
  await queueDeliveries(jobContext(), happening('call.missed'))
  for (let days = 1; days <= 8; days += 1) await deliverDue(jobContext(later(days * 24 * 60)))
  const { items } = await owner.api.firm.listWebhookDeliveries({ id, state: 'given-up' })
  assert.equal(items[0]?.tries, 8)
  assert.match(items[0]?.answerText ?? '', /ECONNREFUSED/)
  await owner.api.firm.deliverAgain({ id: items[0]?.id ?? '' })
  const tried = await owner.api.firm.listWebhookDeliveries({ id })
  assert.equal(tried.items[0]?.tries, 9)
})

test('two who deliver at once send one thing once', async () => {
  const slow = await listener(() => 200)
  await owner.api.firm.addWebhook({ url: slow.url, kinds: ['audit.delivered'] })
  const told = happening('audit.delivered')
  await Promise.all([queueDeliveries(jobContext(), told), deliverDue(jobContext()), deliverDue(jobContext())])
  assert.equal(slow.heard.length, 1)
  await slow.close()
})

test('without leave, nothing is sent to this machine or its network', async () => {
  const inside = await listener(() => 200)
  const port = new URL(inside.url).port
  for (const url of [inside.url, `http://localhost:${port}/`, `http://[::ffff:127.0.0.1]:${port}/`]) {
    const { id } = await owner.api.firm.addWebhook({ url, kinds: ['x.test'] })
    await owner.api.firm.testWebhook({ id })
    const { items } = await owner.api.firm.listWebhookDeliveries({ id })
    assert.equal(items[0]?.state, 'given-up')
    assert.match(items[0]?.answerText ?? '', /its own network/)
  }
  assert.equal(inside.heard.length, 0)
  await inside.close()
})

test('a webhook that was taken away hears nothing more, and its secret is never told again', async () => {
  const gone = await listener(() => 200)
  const { id, secret } = await owner.api.firm.addWebhook({ url: gone.url, kinds: ['deal.won'] })
  const list = await owner.get('/webhooks')
  assert.equal(JSON.stringify(list.body).includes(secret ?? '?'), false)
  await owner.api.firm.retireWebhook({ id })
  await queueDeliveries(jobContext(), happening('deal.won'))
  assert.equal(gone.heard.length, 0)
  assert.equal((await owner.get(`/webhooks/${id}/deliveries`)).status, 404)
  await gone.close()
})
