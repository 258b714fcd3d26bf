import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, addMonths, firstOfMonth } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import { nowAt } from '#platform/clock.ts'
import { firmDatabase } from '#platform/database/firm-database.ts'
import { checkOffer } from '#pricing'
import { checkPromisesAtSend } from './check-promises-at-send.ts'
import { expireProposals } from './expire-proposals.ts'
import { proposing, tokenOf } from './testing/proposing.ts'

let it: Awaited<ReturnType<typeof proposing>>
before(async () => {
  it = await proposing()
})
after(() => it.close())

const today = dayAt(nowAt(), 'Europe/Dublin')

test('a proposal begins with the plans, priced by the rules that bill them, and with what can be said already', async () => {
  const { proposalId } = await it.drafted('Wexcombe Physiotherapy')
  const { draft, prices, state, number, neverPaid } = await it.owner.api.proposals.get({ proposalId })
  assert.deepEqual([number, state, neverPaid], ['PR-1001', 'draft', true])
  assert.deepEqual(
    draft.options.map(({ name }) => name),
    ['Care', 'Twenty'],
  )
  const [care, twenty] = prices
  assert.equal(care?.monthlyMinor, care?.firstMinor)
  assert.ok((care?.monthlyMinor ?? 0) > 0)
  assert.deepEqual([twenty?.monthlyMinor, twenty?.onceMinor], [0, twenty?.firstMinor])
  assert.equal(draft.startsOn, addMonths(firstOfMonth(today), 1))
  assert.ok(draft.insured.some(({ when }) => when === 'Someone needs help'))
  assert.ok(draft.terms.some(({ name }) => name === 'Term'))
})

test('a proposal quotes a saved price sheet at the fee it asks, and the client reads nothing of it', async () => {
  const { clientId } = await it.drafted('Rathdoon Plant Hire')
  const planId =
    (await it.owner.api.agreements.listPlans({})).items.find(({ name }) => name === 'Care')?.id ?? ''
  const costs = { costPerHourMinor: 3_400, hourlyRateMinor: 12_000, askedMinor: 123_400 }
  const sheet = await it.owner.api.pricing.save({ clientId, planId, ...costs })
  const { id: proposalId } = await it.owner.api.proposals.start({ clientId, priceSheetId: sheet.id })
  const { draft, prices } = await it.owner.api.proposals.get({ proposalId })
  assert.partialDeepStrictEqual(draft.options, [{ name: 'Care', priceSheetId: sheet.id, recommended: true }])
  assert.equal(prices[0]?.monthlyMinor, 123_400)
  const read = JSON.stringify(await it.owner.api.proposals.preview({ proposalId }))
  assert.equal(read.includes(sheet.id), false)
})

test('a sheet of another client, or of no plan, is not quoted', async () => {
  const { clientId } = await it.drafted('Thornback Fisheries')
  const other = await it.drafted('Saltmarsh Sailing')
  const costs = { costPerHourMinor: 3_400, hourlyRateMinor: 12_000 }
  const sheet = await it.owner.api.pricing.save({ clientId, ...costs })
  const start = (id: string) => it.owner.post('/proposals', { clientId: id, priceSheetId: sheet.id })
  assert.partialDeepStrictEqual((await start(clientId)).body, { reason: 'sheet-without-plan' })
  assert.partialDeepStrictEqual((await start(other.clientId)).body, { reason: 'sheet-of-another-client' })
})

test('a prospect’s option carries what an old provider billed, labelled as that', async () => {
  const { clientId, proposalId } = await it.drafted('Zennock Pharmacy')
  const bills = [{ month: addMonths(firstOfMonth(today), -12), months: 12 as const, billedMinor: 1_200_000 }]
  await it.owner.api.pricing.keepOldBills({ clientId, provider: 'Quickfix', source: 'told', bills })
  await it.owner.api.proposals.replay({ proposalId, revision: 1 })
  const { draft } = await it.owner.api.proposals.get({ proposalId })
  const [care] = draft.options
  assert.partialDeepStrictEqual(care?.replay, { source: 'old-bills', billedMinor: 1_200_000 })
  assert.match(
    care?.replay?.label ?? '',
    /^What Quickfix billed, as told to us; under the offer its fee alone/,
  )
  assert.equal(care?.replay?.months[0]?.minutes, undefined)
})

test('another plan is set beside the options, four at most', async () => {
  const { proposalId } = await it.drafted('Verrin Insurance Brokers')
  const [plan] = (await it.owner.api.agreements.listPlans({})).items
  const add = (revision: number) =>
    it.owner.post(`/proposals/${proposalId}/options`, { planId: plan?.id, revision })
  assert.partialDeepStrictEqual(await add(1), { status: 201, body: { revision: 2 } })
  assert.equal((await add(1)).status, 409)
  assert.equal((await add(2)).status, 201)
  assert.partialDeepStrictEqual(await add(3), { status: 422, body: { reason: 'too-many-options' } })
  const { draft } = await it.owner.api.proposals.get({ proposalId })
  assert.equal(draft.options.filter(({ recommended }) => recommended).length, 1)
})

test('a new revision takes the place of the one before, whose link says so', async () => {
  const { proposalId, token, hash } = await it.sent('Dunvarra Joinery')
  const { draft, contactId, revision } = await it.owner.api.proposals.get({ proposalId })
  const saved = await it.owner.api.proposals.save({
    proposalId,
    contactId,
    revision,
    draft: { ...draft, title: 'A second try' },
  })
  const second = await it.owner.api.proposals.send({ proposalId, revision: saved.revision })
  assert.equal(second.number, 2)
  assert.equal((await it.open(token)).state, 'superseded')
  assert.partialDeepStrictEqual(await it.sign(token), {
    status: 422,
    body: { reason: 'proposal-superseded' },
  })
  const opened = await it.open(tokenOf(second.link))
  assert.deepEqual(
    [opened.state, opened.proposal.title, opened.proposal.previousHash],
    ['sent', 'A second try', hash],
  )
})

test('what was sent does not change with the draft', async () => {
  const { proposalId, token } = await it.sent('Carrowmel Veterinary')
  const { draft, contactId, revision } = await it.owner.api.proposals.get({ proposalId })
  await it.owner.api.proposals.save({
    proposalId,
    contactId,
    revision,
    draft: { ...draft, title: 'Something else' },
  })
  assert.match((await it.open(token)).proposal.title, /^So that a Monday/)
})

test('declined with a reason, withdrawn, and what is then left to do', async () => {
  const { clientId, proposalId, token } = await it.sent('Lorne & Tansy')
  const declined = await it.anybody.post(`/open/${token}/proposal-refusal`, { reason: 'Too dear for us' })
  assert.equal(declined.status, 201)
  const proposal = await it.owner.api.proposals.get({ proposalId })
  assert.deepEqual([proposal.state, proposal.says], ['declined', 'Too dear for us'])
  assert.equal((await it.owner.api.winning.deals({ clientId })).items[0]?.step, 'proposal')
  assert.partialDeepStrictEqual(await it.sign(token), { status: 422, body: { reason: 'proposal-over' } })
  const withdrawn = await it.owner.post(`/proposals/${proposalId}/withdrawal`, {})
  assert.partialDeepStrictEqual(withdrawn, { status: 422, body: { reason: 'not-out' } })
})

test('a question reaches us and leaves the proposal open', async () => {
  const { proposalId, token } = await it.sent('Jarrowby Print')
  await it.anybody.api.proposals.ask({ token, words: 'Are the printers in it?' })
  const { questions, state } = await it.owner.api.proposals.get({ proposalId })
  assert.deepEqual([questions[0]?.words, state], ['Are the printers in it?', 'sent'])
})

test('a proposal expires on the day after the last, by link and by the job', async () => {
  const { proposalId } = await it.drafted('Glasmorrin School')
  const { draft, contactId } = await it.owner.api.proposals.get({ proposalId })
  await it.owner.api.proposals.save({
    proposalId,
    contactId,
    revision: 1,
    draft: { ...draft, validUntil: today },
  })
  const { link } = await it.owner.api.proposals.send({ proposalId, revision: 2 })
  const tomorrow = `${addDays(today, 1)}T09:00:00.000Z`
  await asOf(tomorrow, expireProposals)
  assert.equal((await it.owner.api.proposals.get({ proposalId })).state, 'expired')
  assert.equal((await it.open(tokenOf(link))).state, 'expired')
  const past = await it.owner.put(`/proposals/${proposalId}`, {
    contactId,
    revision: 2,
    draft: { ...draft, validUntil: addDays(today, -1) },
  })
  assert.equal(past.status, 200)
  assert.partialDeepStrictEqual(await it.owner.post(`/proposals/${proposalId}/revisions`, { revision: 3 }), {
    status: 422,
    body: { reason: 'valid-until-past', field: 'validUntil' },
  })
})

test('a proposal of one option, or without a word on top, does not go out', async () => {
  const { proposalId } = await it.drafted('Marrowstone Garage')
  const { draft, contactId } = await it.owner.api.proposals.get({ proposalId })
  await it.owner.api.proposals.save({
    proposalId,
    contactId,
    revision: 1,
    draft: { ...draft, options: draft.options.slice(0, 1) },
  })
  assert.partialDeepStrictEqual(await it.owner.post(`/proposals/${proposalId}/revisions`, { revision: 2 }), {
    status: 422,
    body: { reason: 'too-few-options', field: 'options' },
  })
  assert.equal((await it.owner.post(`/proposals/${proposalId}/revisions`, { revision: 1 })).status, 409)
})

/** Runs a job's work as if it were another instant. */
async function asOf(now: string, run: typeof expireProposals) {
  const firms = await it.asOwner((kysely) => kysely.selectFrom('firm').select('firm_id').execute())
  const actor = { kind: 'system' as const, name: 'expire-proposals' }
  const db = firmDatabase(it.kysely, { firmId: firms[0]?.firm_id ?? '', actor, action: 'job', now })
  await run({ db, actor, now, baseUrl: 'http://perennial.test', accounts: it.accounts })
}

test('what went out is checked against our promises once, and never stands in the way', async () => {
  const { firms } = await it.owner.api.firm.session()
  const actor = { kind: 'system', name: 'check-promises-at-send' } as const
  const now = nowAt()
  const db = firmDatabase(it.kysely, { firmId: firms[0]?.id ?? '', actor, action: 'test', now })
  const context = { db, actor, now, baseUrl: '', accounts: it.accounts }
  const { proposalId, clientId } = await it.sent('Rathdoon Plant Hire')
  const checks = async () => (await it.owner.api.pricing.promiseChecks({ clientId })).items
  assert.deepEqual(await checks(), [])
  await checkPromisesAtSend(context, proposalId)
  await checkPromisesAtSend(context, proposalId)
  assert.deepEqual(
    (await checks()).map(({ offer, cause, endpoints }) => [offer, cause, endpoints]),
    [[`Care (${(await it.owner.api.proposals.get({ proposalId })).number})`, 'sent', 14]],
  )
  const { id: someoneId } = await it.owner.api.clients.add({ name: 'Saltmarsh Sailing' })
  const [{ terms } = { terms: { lines: [] } }] = (await it.owner.api.proposals.get({ proposalId })).draft
    .options
  const nothing = { clientId: someoneId, offer: 'Care', terms, startsOn: addMonths(firstOfMonth(today), 1) }
  assert.equal(await db.write((tx) => checkOffer(tx, context, nothing)), undefined)
})
