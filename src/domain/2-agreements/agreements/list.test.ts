import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, addMonths } from '#kernel/days.ts'
import { openTestServer } from '#testing'

let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Awaited<ReturnType<typeof server.firm>>['owner']
let today: string
let agreementId: string
let clientId: string
before(async () => {
  server = await openTestServer()
  owner = (await server.firm()).owner
  today = (await owner.api.firm.session()).now.slice(0, 10)
  const { plans } = await owner.api.agreements.adoptStarterPlans({})
  clientId = (await owner.api.clients.add({ name: 'Ennet Freight', users: 18 })).id
  const from = { copy: 'plan', planId: plans.find(({ key }) => key === 'full')?.id ?? '' } as const
  agreementId = (await owner.api.agreements.draft({ clientId, startsOn: addMonths(today, -1), from })).id
  await owner.api.agreements.sign({ agreementId, revision: 1, signedOn: today })
})
after(() => server.close())

test('the list narrows by state, kind, client and end of term', async () => {
  const list = owner.api.agreements.list
  assert.equal((await list({ state: 'active', kind: 'fixed-fee', clientId })).total, 1)
  assert.equal((await list({ kind: 'retainer' })).total, 0)
  assert.equal((await list({ renewsBefore: addMonths(today, 12) })).total, 1)
  assert.equal((await list({ renewsBefore: addDays(today, 30) })).total, 0)
  assert.equal((await list({ q: 'ennet' })).items[0]?.monthlyMinor, 18 * 11_900)
  assert.match(
    String((await owner.get('/agreements.csv')).body),
    /^id,number,clientId,client,name,plan,kinds,state/,
  )
})

test('a draft shows what it would bring in, by the counts of whom it would serve', async () => {
  const plans = (await owner.api.agreements.listPlans({})).items
  const from = { copy: 'plan', planId: plans.find(({ key }) => key === 'full')?.id ?? '' } as const
  const other = await owner.api.clients.add({ name: 'Underley Logistics', users: 15 })
  const { id } = await owner.api.agreements.draft({ clientId: other.id, startsOn: today, from })
  const draft = await owner.api.agreements.get({ agreementId: id })
  assert.deepEqual([draft.state, draft.monthlyMinor], ['draft', 15 * 11_900])
})

test('an agreement is renewed by hand from the end of its term, not before', async () => {
  const { term } = await owner.api.agreements.get({ agreementId })
  const endsOn = term?.endsOn ?? ''
  const early = await owner.post(`/agreements/${agreementId}/renewal`, { startsOn: today, endsOn: null })
  assert.partialDeepStrictEqual(early.body, { reason: 'renews-before-end', endsOn })
  await owner.api.agreements.renew({
    agreementId,
    startsOn: endsOn,
    endsOn: addMonths(endsOn, 12),
    signedOn: today,
  })
  const next = await owner.api.agreements.get({ agreementId, on: endsOn })
  assert.deepEqual([next.term?.number, next.term?.startsOn, next.inForce], [2, endsOn, 2])
})

test('an agreement is called otherwise, once for each reading', async () => {
  assert.equal(
    (await owner.put(`/agreements/${agreementId}/name`, { name: 'Full, night freight', revision: 1 })).status,
    200,
  )
  assert.equal(
    (await owner.put(`/agreements/${agreementId}/name`, { name: 'Full', revision: 1 })).status,
    409,
  )
})

test('two versions are compared, and an item is added to what has to be done at the end', async () => {
  const {
    changes,
    before: left,
    after: right,
  } = await owner.api.agreements.compare({ agreementId, from: 1, to: 2 })
  assert.deepEqual([left, right, changes], ['Version 1', 'Version 2', []])
  const { id } = await owner.api.agreements.addOffboarding({
    agreementId,
    title: 'Return the spare switch',
    dueOn: today,
  })
  assert.ok(id)
})

test('a technician sees what is covered and the hours left, not what it costs, and changes nothing', async () => {
  const { link = '' } = await owner.api.firm.invite({
    name: 'Ada Nwosu',
    email: 'ada@northlight.example',
    roles: ['technician'],
  })
  const password = 'mending what others broke'
  await server.anybody.api.firm.acceptInvitation({ token: link.split('/').at(-1) ?? '', password })
  const ada = await server.signIn('ada@northlight.example', password)
  const agreement = await ada.api.agreements.get({ agreementId })
  assert.deepEqual(
    [agreement.terms, agreement.monthlyMinor, agreement.lines[0]?.unitPrice],
    [null, null, null],
  )
  assert.ok(agreement.facts.some(({ part, fact }) => part === 'promise' && fact === 'Phone, emergency'))
  assert.ok(!JSON.stringify(agreement).includes('119.00'))
  assert.equal((await ada.api.agreements.list({})).items[0]?.monthlyMinor, null)
  assert.equal((await ada.get(`/agreements/${agreementId}/difference`)).status, 403)
  assert.equal((await ada.post(`/agreements/${agreementId}/draft`, { effectiveOn: today })).status, 403)
  assert.equal((await ada.get(`/agreements/${agreementId}/lots`)).status, 200)
})
