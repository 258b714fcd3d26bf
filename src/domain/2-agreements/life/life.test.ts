import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, addMonths } from '#kernel/days.ts'
import { openTestServer } from '#testing'
import { byItself } from '../testing/by-itself.ts'
import { rollTerms } from './roll-terms.ts'

let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Awaited<ReturnType<typeof server.firm>>['owner']
let today: string
let care: string
let full: string
before(async () => {
  server = await openTestServer()
  owner = (await server.firm()).owner
  today = (await owner.api.firm.session()).now.slice(0, 10)
  const { plans } = await owner.api.agreements.adoptStarterPlans({})
  care = plans.find(({ key }) => key === 'care')?.id ?? ''
  full = plans.find(({ key }) => key === 'full')?.id ?? ''
})
after(() => server.close())

/** Dunvarra Joinery under Care, since a day. */
async function agreed(startsOn: string, name = 'Dunvarra Joinery', planId = care) {
  const { id: clientId } = await owner.api.clients.add({ name, industry: 'workshop', users: 6, endpoints: 9 })
  const { id } = await owner.api.agreements.draft({
    clientId,
    startsOn,
    from: { copy: 'plan', planId },
  })
  await owner.api.agreements.sign({ agreementId: id, revision: 1, signedOn: today, signedBy: 'Donal Dunne' })
  return { clientId, agreementId: id }
}
const read = (agreementId: string, on?: string) => owner.api.agreements.get({ agreementId, on })

test('a copy of a plan stays as it is when the plan changes', async () => {
  const { agreementId } = await agreed(addMonths(today, -2), 'Hollowfield Care Home', full)
  const plan = await owner.api.agreements.getPlan({ planId: full })
  const [line] = plan.terms.lines
  assert.ok(line?.kind === 'fixed-fee')
  const { version, warnings } = await owner.api.agreements.savePlan({
    planId: full,
    revision: plan.revision,
    name: 'Full',
    tier: 3,
    terms: {
      ...plan.terms,
      lines: [{ ...line, unitPrice: '125.00' }],
      exclusions: [{ name: 'Projects', where: { workTypes: ['project'] } }],
    },
  })
  assert.equal(version, 2)
  assert.deepEqual(
    warnings.map(({ warns }) => warns),
    ['exclusion-without-fallback'],
  )
  const agreement = await read(agreementId)
  assert.equal(agreement.lines[0]?.unitPrice, '119.00')
  assert.deepEqual(
    [agreement.plan?.version, agreement.plan?.newestVersion, agreement.monthlyMinor],
    [1, 2, 10 * 11_900],
  )
  const { changes } = await owner.api.agreements.compare({ agreementId, plan: 'newest' })
  assert.deepEqual(
    changes.filter(({ fact }) => fact === 'Price').map(({ before, after }) => [before, after]),
    [['125.00 per user a month', '119.00 per user a month']],
  )
})

test('an amendment holds from its day, and the state of any day can be told', async () => {
  const { agreementId } = await agreed(addMonths(today, -3), 'Fennimore Architects')
  const effectiveOn = addMonths(today, -1)
  await owner.api.agreements.amend({ agreementId, effectiveOn })
  const again = await owner.post(`/agreements/${agreementId}/draft`, { effectiveOn })
  assert.partialDeepStrictEqual([again.status, again.body], [422, { reason: 'draft-exists' }])
  const { draft } = await read(agreementId)
  const [line] = draft?.terms.lines ?? []
  assert.ok(draft && line?.kind === 'fixed-fee')
  const terms = { ...draft.terms, lines: [{ ...line, unitPrice: '82.50' }] }
  const saved = await owner.api.agreements.saveDraft({ ...draft, agreementId, terms, note: 'Price of 2026' })
  const stale = await owner.put(`/agreements/${agreementId}/draft`, { ...draft, terms })
  assert.equal(stale.status, 409)
  await owner.api.agreements.sign({
    agreementId,
    revision: saved.revision,
    signedOn: today,
    signedBy: 'Tess Pike',
  })

  const now = await read(agreementId)
  assert.deepEqual([now.inForce, now.monthlyMinor, now.draft], [2, 49_500, null])
  assert.deepEqual(now.versions[0]?.changes, [
    {
      part: 'line',
      about: 'All help in business hours',
      fact: 'Price',
      before: '79.00 per user a month',
      after: '82.50 per user a month',
    },
  ])
  const before = await read(agreementId, addDays(effectiveOn, -1))
  assert.deepEqual([before.inForce, before.monthlyMinor], [1, 47_400])
})

test('an amendment can be told by what becomes different alone', async () => {
  const { agreementId } = await agreed(addMonths(today, -3), 'Brannoch & Veale')
  const backup = {
    kind: 'recurring-item',
    key: 'backup',
    name: 'Cloud backup',
    unitPrice: '15.00',
    quantity: { of: 'endpoint', rule: 'agreed', agreed: 9 },
  } as const
  await owner.api.agreements.amendByChanges({
    agreementId,
    effectiveOn: today,
    signedOn: today,
    changes: [{ kind: 'add-line', line: backup }],
  })
  assert.equal((await read(agreementId)).monthlyMinor, 47_400 + 13_500)
  const missing = await owner.post(`/agreements/${agreementId}/amendments`, {
    effectiveOn: today,
    changes: [{ kind: 'agree-quantity', key: 'printers', agreed: 3 }],
  })
  assert.partialDeepStrictEqual([missing.status, missing.body], [422, { reason: 'line-missing' }])
})

test('a suspension waives the fee and comes back on its day', async () => {
  const { agreementId } = await agreed(addMonths(today, -3), 'Saltmarsh Sailing')
  await owner.api.agreements.suspend({
    agreementId,
    fromOn: today,
    backOn: addDays(today, 30),
    feeOwed: false,
    reason: 'closed for the winter',
  })
  const suspended = await read(agreementId)
  assert.deepEqual([suspended.state, suspended.monthlyMinor], ['suspended', 0])
  const back = await read(agreementId, addDays(today, 30))
  assert.deepEqual([back.state, back.monthlyMinor], ['active', 47_400])
  await owner.api.agreements.resume({ agreementId, onDay: addDays(today, 10), reason: 'opened early' })
  assert.equal((await read(agreementId, addDays(today, 10))).state, 'active')
})

test('leaving early costs what the terms say, and off-boarding is a list', async () => {
  const { agreementId, clientId } = await agreed(addMonths(today, -3), 'Verrin Insurance Brokers')
  await owner.api.agreements.amendByChanges({
    agreementId,
    effectiveOn: today,
    changes: [
      { kind: 'set', terms: { ending: { early: { kind: 'fee-months', months: 3 }, unused: 'lapse' } } },
    ],
  })
  const endsOn = addMonths(today, 2)
  const cost = await owner.api.agreements.earlyFee({ agreementId, endsOn })
  assert.deepEqual([cost.earlyFeeMinor, cost.monthsLeft, cost.monthlyMinor], [3 * 47_400, 7, 47_400])
  const notice = { endsOn, noticedOn: today, byWhom: 'client' as const, reason: 'slow answers in June' }
  const greedy = await owner.post(`/agreements/${agreementId}/ending`, { ...notice, waivedMinor: 200_000 })
  assert.partialDeepStrictEqual([greedy.status, greedy.body], [422, { reason: 'waives-too-much' }])
  await owner.api.agreements.end({ agreementId, ...notice, waivedMinor: 47_400, waivedReason: 'goodwill' })
  const twice = await owner.post(`/agreements/${agreementId}/ending`, notice)
  assert.partialDeepStrictEqual(twice.body, { reason: 'already-ended' })

  const ending = await read(agreementId)
  assert.deepEqual(
    [ending.state, ending.term?.endsOn, ending.term?.afterwards],
    ['active', endsOn, 'then it ends'],
  )
  assert.deepEqual(ending.ending?.earlyFeeMinor, 3 * 47_400)
  assert.equal((await read(agreementId, endsOn)).state, 'ended')
  const [first] = ending.offboarding
  assert.ok(first && ending.offboarding.length >= 5)
  await owner.api.agreements.tickOffboarding({
    itemId: first.id,
    revision: 1,
    done: true,
    note: 'handed to Joan',
  })
  assert.equal((await read(agreementId)).offboarding[0]?.doneOn, today)
  assert.equal((await owner.api.clients.get({ clientId })).stage, 'customer')

  await owner.api.agreements.withdrawEnding({ agreementId, reason: 'we talked' })
  const goesOn = await read(agreementId, endsOn)
  assert.deepEqual([goesOn.state, goesOn.ending], ['active', null])
  assert.equal((await owner.api.clients.get({ clientId })).stage, 'client')
})

test('a term that has passed is renewed by its rule, once', async () => {
  const { agreementId } = await agreed(addMonths(today, -13), 'Alderquay Dental')
  assert.deepEqual(
    (await read(agreementId)).health.map(({ finding }) => finding),
    ['past-its-end'],
  )
  assert.deepEqual(await rollTerms(await byItself(server, owner)), { rolled: 1 })
  assert.deepEqual(await rollTerms(await byItself(server, owner)), { rolled: 0 })
  const renewed = await read(agreementId)
  assert.deepEqual(
    [renewed.term?.number, renewed.term?.startsOn, renewed.term?.endsOn, renewed.versions.length],
    [2, addMonths(today, -1), addMonths(addMonths(today, -13), 24), 2],
  )
  assert.deepEqual(renewed.health, [])
})

test('what the client’s side leaves undone is known to the terms', async () => {
  const { agreementId } = await agreed(today, 'Xanthe & Cole')
  const { obligations } = await read(agreementId)
  const backup = obligations.find(({ text }) => text.includes('backup'))
  assert.ok(backup)
  await owner.api.agreements.checkObligation({
    agreementId,
    obligation: backup.text,
    met: false,
    onDay: today,
  })
  const { health } = await read(agreementId)
  assert.deepEqual(
    health.map(({ finding }) => finding),
    ['obligation-unmet'],
  )
  const listed = await owner.api.agreements.health({ finding: 'obligation-unmet' })
  assert.equal(listed.items[0]?.client, 'Xanthe & Cole')
})

test('an agreement is copied from a similar client, without what is only theirs', async () => {
  await agreed(addMonths(today, -2), 'Marrowstone Garage')
  const { id: clientId } = await owner.api.clients.add({
    name: 'New Workshop',
    industry: 'workshop',
    users: 7,
  })
  const { items } = await owner.api.agreements.similar({ clientId })
  assert.match(items[0]?.why ?? '', /^also workshop, 6 users/)
  const { id } = await owner.api.agreements.draft({
    clientId,
    startsOn: today,
    from: { copy: 'agreement', agreementId: items[0]?.agreementId ?? '' },
  })
  const { draft } = await read(id)
  const [line] = draft?.terms.lines ?? []
  assert.ok(line?.kind === 'fixed-fee')
  assert.equal(line.quantity?.agreed, 7)
  await owner.api.agreements.dropDraft({ agreementId: id })
  assert.equal((await owner.api.agreements.list({ clientId })).total, 0)
})

test('orders, documents and choices stand with their agreement', async () => {
  const { agreementId, clientId } = await agreed(today, 'Glasmorrin School')
  const order = { agreementId, number: 'PO-77', limitMinor: 1_200_000, fromOn: today }
  const { id: orderId } = await owner.api.agreements.addOrder(order)
  assert.partialDeepStrictEqual(
    (await owner.post(`/agreements/${agreementId}/purchase-orders`, order)).body,
    {
      reason: 'order-taken',
    },
  )
  await owner.api.agreements.changeOrder({
    orderId,
    revision: 1,
    number: 'PO-77',
    limitMinor: 1_500_000,
    fromOn: today,
    toOn: addMonths(today, 12),
  })
  const { id: documentId } = await owner.api.agreements.addDocument({
    agreementId,
    title: 'Signed in 2023',
    name: 'agreement.pdf',
    mediaType: 'application/pdf',
    content: Buffer.from('%PDF-1.7 old and signed').toString('base64'),
  })
  const kept = await owner.api.agreements.document({ documentId })
  assert.equal(Buffer.from(kept.content, 'base64').toString(), '%PDF-1.7 old and signed')
  const empty = await owner.post(`/agreements/${agreementId}/documents`, { ...kept, content: '' })
  assert.partialDeepStrictEqual([empty.status, empty.body], [422, { reason: 'file-empty' }])
  assert.equal((await owner.api.agreements.documents({ agreementId })).items.length, 1)
  await owner.api.agreements.choose({ clientId, categoryKey: 'vendor', agreementId })
  const other = await agreed(today, 'Kestrelmoor Estates')
  const strange = await owner.put(`/clients/${clientId}/agreement-choices/vendor`, {
    agreementId: other.agreementId,
  })
  assert.partialDeepStrictEqual(strange.body, { reason: 'not-of-client' })
  assert.equal((await owner.api.agreements.choices({ clientId })).items[0]?.agreementId, agreementId)
  const read1 = await read(agreementId)
  assert.equal(read1.purchaseOrders[0]?.limitMinor, 1_500_000)
})
