import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestServer } from '#testing'

/** What a person does who knows nothing of Perennial: adopt plans, take one, sign. No call needs a word from the docs. */
let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Awaited<ReturnType<typeof server.firm>>['owner']
before(async () => {
  server = await openTestServer()
  owner = (await server.firm()).owner
})
after(() => server.close())

test('an empty catalogue offers plans to begin with, in the firm’s own currency', async () => {
  assert.equal((await owner.api.agreements.listPlans({})).total, 0)
  const { items } = await owner.api.agreements.starterPlans()
  assert.deepEqual(
    items.map(({ name, isAdopted }) => [name, isAdopted]),
    [
      ['Watch', false],
      ['Care', false],
      ['Full', false],
      ['Twenty', false],
      ['Steady 10', false],
    ],
  )
})

test('adopting them twice puts each into the catalogue once', async () => {
  assert.equal((await owner.api.agreements.adoptStarterPlans({})).plans.length, 5)
  assert.equal((await owner.api.agreements.adoptStarterPlans({})).plans.length, 0)
  const { items } = await owner.api.agreements.listPlans({ sort: 'name' })
  assert.deepEqual(
    items.map(({ name }) => name),
    ['Care', 'Full', 'Steady 10', 'Twenty', 'Watch'],
  )
})

test('from each starter plan an agreement comes into force by choosing client, plan and first day', async () => {
  const { items: plans } = await owner.api.agreements.listPlans({})
  const today = (await owner.api.firm.session()).now.slice(0, 10)
  for (const plan of plans) {
    const { id: clientId } = await owner.api.clients.add({
      name: `Client of ${plan.name}`,
      users: 12,
      endpoints: 15,
    })
    const { id } = await owner.api.agreements.draft({
      clientId,
      startsOn: today,
      from: { copy: 'plan', planId: plan.id },
    })
    const drafted = await owner.api.agreements.get({ agreementId: id })
    assert.equal(drafted.state, 'draft')
    assert.deepEqual(drafted.draft?.warnings, [])
    await owner.api.agreements.sign({ agreementId: id, revision: 1, signedOn: today })
    const signed = await owner.api.agreements.get({ agreementId: id })
    assert.equal(signed.state, 'active')
    assert.equal((await owner.api.clients.get({ clientId })).stage, 'client')
  }
})

const ownTerms = {
  'recurring-item': {
    kind: 'recurring-item',
    key: 'backup',
    name: 'Cloud backup',
    unitPrice: '15.00',
    unitCost: '8.00',
    quantity: { of: 'endpoint', rule: 'agreed', agreed: 22 },
  },
  'discounted-labour': { kind: 'discounted-labour', key: 'less', name: '10 % off labour', discountBp: 1_000 },
  'one-time': {
    kind: 'one-time',
    key: 'set-up',
    name: 'Setting up',
    purpose: 'set-up',
    unitPrice: '650.00',
    dueOn: '2026-12-01',
  },
} as const

test('every other kind of line makes an agreement of its own too', async () => {
  const { id: clientId } = await owner.api.clients.add({ name: 'Lorne & Tansy' })
  const today = (await owner.api.firm.session()).now.slice(0, 10)
  for (const line of Object.values(ownTerms)) {
    const { id } = await owner.api.agreements.draft({
      clientId,
      startsOn: today,
      from: { copy: 'terms', terms: { lines: [line] } },
    })
    await owner.api.agreements.sign({ agreementId: id, revision: 1, signedOn: today })
    assert.equal((await owner.api.agreements.get({ agreementId: id })).state, 'active')
  }
  const { items, total } = await owner.api.agreements.list({ sort: '-monthly' })
  assert.equal(total, 8)
  const kinds = new Set(items.flatMap((row) => row.kinds))
  assert.equal(kinds.size, 6)
  assert.deepEqual(
    items.slice(0, 3).map(({ plan, monthlyMinor }) => [plan, monthlyMinor]),
    [
      ['Full', 142_800],
      ['Steady 10', 105_000],
      ['Care', 94_800],
    ],
  )
})
