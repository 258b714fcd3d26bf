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

const terms = {
  lines: [{ kind: 'discounted-labour', key: 'less', name: '10 % off labour', discountBp: 1_000 }],
} as const
const add = (name: string) =>
  owner.api.agreements.addPlan({ name, tier: 1, terms: { lines: [...terms.lines] } })

test('a plan keeps its versions, and the older ones can still be read', async () => {
  const { id } = await add('Backup only')
  const saved = await owner.api.agreements.savePlan({
    planId: id,
    revision: 1,
    name: 'Backup only',
    tier: 2,
    terms: { lines: [{ ...terms.lines[0], discountBp: 1_500 }] },
  })
  assert.deepEqual([saved.version, saved.revision], [2, 2])
  const [newest, first] = [
    await owner.api.agreements.getPlan({ planId: id }),
    await owner.api.agreements.getPlan({ planId: id, version: 1 }),
  ]
  assert.partialDeepStrictEqual(newest, { shown: 2, tier: 2, terms: { lines: [{ discountBp: 1_500 }] } })
  assert.partialDeepStrictEqual(first, { shown: 1, version: 2, terms: { lines: [{ discountBp: 1_000 }] } })
})

test('two people who save one plan are told of each other', async () => {
  const { id } = await add('Server care')
  const save = (name: string) => owner.post(`/plans/${id}/versions`, { revision: 1, name, tier: 1, terms })
  assert.equal((await save('Server care A')).status, 201)
  const second = await save('Server care B')
  assert.partialDeepStrictEqual(
    [second.status, second.body],
    [409, { reason: 'stale', current: { name: 'Server care A' } }],
  )
})

test('a retired plan leaves the catalogue, makes no more agreements, and comes back', async () => {
  const { id: planId } = await add('Old plan')
  const { id: clientId } = await owner.api.clients.add({ name: 'Lorne & Tansy' })
  await owner.api.agreements.retirePlan({ planId, revision: 1, retired: true })
  assert.equal((await owner.api.agreements.listPlans({ q: 'Old plan' })).total, 0)
  assert.equal((await owner.api.agreements.listPlans({ q: 'Old plan', retired: 'true' })).total, 1)
  const draft = { clientId, startsOn: '2027-01-01', from: { copy: 'plan', planId } }
  const refused = await owner.post('/agreements', draft)
  assert.partialDeepStrictEqual([refused.status, refused.body], [422, { reason: 'plan-retired' }])
  await owner.api.agreements.retirePlan({ planId, revision: 2, retired: false })
  assert.equal((await owner.post('/agreements', draft)).status, 201)
})

test('terms are looked over before they are saved, and a wrong one is told by its field', async () => {
  const { warnings } = await owner.api.agreements.checkTerms({ terms: { lines: [...terms.lines] } })
  assert.deepEqual(
    warnings.map(({ warns }) => warns),
    ['no-promise'],
  )
  const empty = await owner.post('/terms/check', { terms: { lines: [] } })
  assert.partialDeepStrictEqual(
    [empty.status, empty.body],
    [422, { reason: 'no-lines', field: 'terms.lines' }],
  )
  const typo = await owner.post('/terms/check', { terms: { lines: [{ ...terms.lines[0], discount: 10 }] } })
  assert.equal(typo.status, 400)
  assert.match(JSON.stringify(typo.body), /terms\.lines\.0/)
})

test('the same name twice is refused, and the catalogue comes as CSV', async () => {
  await add('Twice')
  const again = await owner.post('/plans', { name: 'Twice', terms })
  assert.partialDeepStrictEqual(
    [again.status, again.body],
    [422, { reason: 'plan-name-taken', field: 'name' }],
  )
  assert.match(String((await owner.get('/plans.csv?sort=name')).body), /^id,key,name,tier/)
})
