import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestServer } from '#testing'

let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Awaited<ReturnType<typeof server.firm>>['owner']
before(async () => {
  server = await openTestServer()
  owner = (await server.firm()).owner
})
after(() => server.close())

const costs = { costPerHourMinor: 3_400, hourlyRateMinor: 12_000 }

test('a prospect without history gets three packages from the assumed book, and is told so', async () => {
  const { id } = await owner.api.clients.add({ name: 'Yarrowgate Foods', endpoints: 96 })
  const sheet = await owner.api.pricing.preview({ clientId: id, ...costs })
  assert.deepEqual(
    sheet.packages.map(({ kind }) => kind),
    ['fixed-fee', 'retainer', 'block'],
  )
  assert.equal(sheet.book.source, 'assumed')
  assert.match(sheet.assumptions.join(' '), /Assumption, not data/)
  const [fee] = sheet.packages
  assert.ok(fee && fee.chanceOfLoss <= 0.1 && fee.priceMinor > sheet.breakEvenMinor)
})

test('a safer fee is a dearer one', async () => {
  const fee = async (chanceOfLoss: number) => {
    const sheet = await owner.api.pricing.preview({ endpoints: 18, chanceOfLoss, ...costs })
    return sheet.packages[0]?.priceMinor ?? 0
  }
  assert.ok((await fee(0.05)) > (await fee(0.2)))
})

test('no endpoints, no cost per hour: a sentence, not a number', async () => {
  const { id } = await owner.api.clients.add({ name: 'Xanthe & Cole Florists' })
  const uncounted = await owner.post('/price-previews', { clientId: id, ...costs })
  assert.equal(uncounted.status, 422)
  assert.partialDeepStrictEqual(uncounted.body, { reason: 'no-endpoints' })
  const costless = await owner.post('/price-previews', { endpoints: 18, hourlyRateMinor: 12_000 })
  assert.partialDeepStrictEqual(costless.body, { reason: 'no-cost-per-hour', field: 'costPerHourMinor' })
})

test('a saved sheet stays as it was when the client turns out riskier', async () => {
  const { id } = await owner.api.clients.add({ name: 'Fennimore Architects', endpoints: 15 })
  const saved = await owner.api.pricing.save({ clientId: id, ...costs })
  const before = await owner.api.pricing.get({ sheetId: saved.id })
  await owner.api.pricing.addFactor({
    clientId: id,
    name: 'no backup',
    relativityBp: 13_000,
    reason: 'declined in February',
  })
  assert.deepEqual(await owner.api.pricing.get({ sheetId: saved.id }), before)
  const now = await owner.api.pricing.preview({ clientId: id, ...costs })
  assert.ok(Math.abs(now.expectedTickets / before.expectedTickets - 1.3) < 1e-9)
})

test('history shows months without counts as gaps', async () => {
  const { id } = await owner.api.clients.add({ name: 'Lorne & Tansy', endpoints: 6 })
  const history = await owner.api.pricing.history({ clientId: id })
  assert.equal(history.months.length, 12)
  assert.match(history.gaps.join(' '), /12 of 12 months have no endpoint count/)
})
