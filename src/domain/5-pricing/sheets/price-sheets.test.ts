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

test('in another currency nothing of the firm’s own money is taken for it', async () => {
  const { id: clientId } = await owner.api.clients.add({
    name: 'Wexcombe Physiotherapy',
    currency: 'USD',
    endpoints: 8,
  })
  const { status, body } = await owner.post('/price-previews', { clientId, hourlyRateMinor: 12_000 })
  assert.equal(status, 422)
  assert.partialDeepStrictEqual(body, { reason: 'cost-in-other-currency', field: 'costPerHourMinor' })
  const typed = await owner.api.pricing.preview({ clientId, ...costs })
  assert.match(typed.assumptions.join(' '), /Tools are paid in EUR/)
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

test('a price follows the plan: what it covers, its visits, its own fee', async () => {
  await owner.api.agreements.adoptStarterPlans({})
  const plans = (await owner.api.agreements.listPlans({})).items
  const planId = plans.find(({ name }) => name === 'Care')?.id ?? ''
  const { id: clientId } = await owner.api.clients.add({ name: 'Carrowmel Veterinary', endpoints: 12 })
  const all = await owner.api.pricing.preview({ clientId, ...costs })
  const care = await owner.api.pricing.preview({ clientId, planId, ...costs })
  assert.equal(care.offer?.name, 'Care')
  assert.ok(care.coveredShare < 1 && care.expectedHours < all.expectedHours && care.outside.hours > 0)
  assert.deepEqual(
    care.fixedCosts.map(({ what }) => what),
    ['visits'],
  )
  const [line] = (await owner.api.agreements.getPlan({ planId })).terms.lines
  assert.ok(line?.kind === 'fixed-fee')
  // Users were never counted: twelve endpoints stand in for them.
  assert.equal(care.planPrice?.feeMinor, Math.round(12 * Number(line.unitPrice) * 100))
  assert.equal(care.asked.feeMinor, care.planPrice?.feeMinor)
})

test('the parts of a price add up: drivers to the fee, income less cost to the margin', async () => {
  const sheet = await owner.api.pricing.preview({ endpoints: 18, ...costs })
  const [fixedFee] = sheet.packages
  const moved = sheet.drivers.steps.reduce((sum, { minor }) => sum + minor, sheet.drivers.usualMinor)
  assert.equal(moved, fixedFee?.priceMinor)
  for (const one of sheet.packages)
    assert.equal(one.expectedIncomeMinor - one.expectedCostMinor, one.expectedMarginMinor)
})

test('a factor that only leaves us unsure widens the price and leaves the expectation', async () => {
  const { id: clientId } = await owner.api.clients.add({ name: 'Underley Logistics', endpoints: 20 })
  const before = await owner.api.pricing.preview({ clientId, ...costs })
  const factor = { clientId, name: 'backups not verified', relativityBp: 10_000, reason: 'audit section 4' }
  await owner.api.pricing.addFactor({ ...factor, spreadBp: 5_000 })
  const wider = await owner.api.pricing.preview({ clientId, ...costs })
  assert.ok(Math.abs(wider.expectedHours / before.expectedHours - 1) < 1e-9)
  assert.ok((wider.packages[0]?.priceMinor ?? 0) > (before.packages[0]?.priceMinor ?? 0))
})

test('what the firm assumes instead is taken from then on, with a reason, within bounds', async () => {
  const before = await owner.api.pricing.preview({ endpoints: 18, ...costs })
  const tooMuch = await owner.post('/pricing-assumptions', {
    name: 'moralHazard',
    value: 9,
    reason: 'a hunch',
  })
  assert.partialDeepStrictEqual(tooMuch, { status: 422, body: { reason: 'assumption-out-of-bounds' } })
  const unfounded = await owner.post('/pricing-assumptions', { name: 'moralHazard', value: 1.3, reason: ' ' })
  assert.equal(unfounded.status, 400)
  await owner.api.pricing.setAssumption({ name: 'moralHazard', value: 1.3, reason: 'three conversions' })
  const after = await owner.api.pricing.preview({ endpoints: 18, ...costs })
  assert.ok(Math.abs(after.expectedTickets / before.expectedTickets - 1.3 / 1.1) < 1e-9)
  const { items } = await owner.api.pricing.assumptions({})
  const set = items.find(({ name }) => name === 'moralHazard')
  assert.partialDeepStrictEqual(set, { value: 1.3, usual: 1.1, set: { reason: 'three conversions' } })
  await owner.api.pricing.setAssumption({ name: 'moralHazard', value: 1.1, reason: 'back to usual' })
})

test('a saved sheet keeps the fee asked, is checked by simulation, and prints', async () => {
  const planId =
    (await owner.api.agreements.listPlans({})).items.find(({ name }) => name === 'Care')?.id ?? ''
  const { id: clientId } = await owner.api.clients.add({ name: 'Rathdoon Plant Hire', endpoints: 25 })
  await owner.api.clients.addContact({
    clientId,
    name: 'Cormac Daly',
    email: 'cormac@rathdoon.example',
    signs: true,
  })
  const askedMinor = 300_000
  const saved = await owner.api.pricing.save({ clientId, planId, askedMinor, ...costs })
  const sheet = await owner.api.pricing.get({ sheetId: saved.id })
  assert.equal(sheet.asked.feeMinor, askedMinor)
  const { years, chanceOfLoss } = sheet.simulated
  const error = 4 * Math.sqrt(sheet.asked.chanceOfLoss / years) + 1e-3
  assert.ok(Math.abs(chanceOfLoss - sheet.asked.chanceOfLoss) < error)

  const pdf = await owner.get(`/price-sheets/${saved.id}/pdf`)
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
})
