import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestServer } from '#testing'

let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Awaited<ReturnType<typeof server.firm>>['owner']
let maeve: string
before(async () => {
  server = await openTestServer()
  const firm = await server.firm()
  owner = firm.owner
  maeve = firm.ownerId
})
after(() => server.close())

/** A company with an open deal. */
async function met(name: string, more: object = {}) {
  const { id: clientId } = await owner.api.clients.add({
    name,
    contact: { name: 'Dara Wexcombe', email: 'dara@wexcombe.example' },
  })
  const { id: dealId } = await owner.api.winning.openDeal({ clientId, ...more })
  return { clientId, dealId }
}

const good = { points: 4 as const, evidence: 'said so' }
const allGood = Object.fromEntries(['1', '4', '7', '8', '11', '12', '14'].map((key) => [key, good]))

async function screened(dealId: string, answers: Record<string, object>) {
  const { id } = await owner.api.winning.startScreening({ dealId, form: 'short' })
  const put = await owner.put(`/screenings/${id}`, { answers, form: 'short', revision: 1 })
  assert.equal(put.status, 200, JSON.stringify(put.body))
  return { id, scored: await owner.post(`/screenings/${id}/score`, { askedOf: 'Dara Wexcombe' }) }
}

test('an open deal always has exactly one next step, with owner and date', async () => {
  const { dealId } = await met('Wexcombe Physiotherapy')
  const before = await owner.api.winning.deal({ dealId })
  assert.equal(before.nextStep?.what, 'Screen Wexcombe Physiotherapy by phone')
  assert.equal(before.nextStep?.owner, 'Maeve Corrigan')
  await owner.api.winning.setNextStep({
    dealId,
    what: 'Call Dara',
    ownerId: maeve,
    dueOn: '2099-01-04',
    dueAt: '09:30',
  })
  const deal = await owner.api.winning.deal({ dealId })
  assert.deepEqual([deal.nextStep?.what, deal.nextStep?.dueAt], ['Call Dara', '09:30'])
  assert.deepEqual(
    deal.pastSteps.map(({ outcome }) => outcome),
    ['done'],
  )
})

test('a next step in the past, or of nobody, is refused', async () => {
  const { dealId } = await met('Rathdoon Plant Hire')
  const past = await owner.post(`/deals/${dealId}/next-steps`, {
    what: 'Call',
    ownerId: maeve,
    dueOn: '2020-01-01',
  })
  assert.partialDeepStrictEqual(past, { status: 422, body: { reason: 'due-in-the-past', field: 'dueOn' } })
  const nobody = await owner.post(`/deals/${dealId}/next-steps`, {
    what: 'Call',
    ownerId: dealId,
    dueOn: '2099-01-04',
  })
  assert.partialDeepStrictEqual(nobody, { status: 422, body: { reason: 'no-such-owner' } })
})

test('one company has one deal at a time', async () => {
  const { clientId } = await met('Zennock Pharmacy')
  assert.partialDeepStrictEqual(await owner.post('/deals', { clientId }), {
    status: 422,
    body: { reason: 'deal-open-already' },
  })
})

test('two who open a deal at once open one', async () => {
  const { id: clientId } = await owner.api.clients.add({ name: 'Ennet Freight' })
  const answers = await Promise.all([owner.post('/deals', { clientId }), owner.post('/deals', { clientId })])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 422])
})

test('screened good the call is next; answers, version and result are frozen together', async () => {
  const { dealId, clientId } = await met('Alderquay Dental')
  const { id, scored } = await screened(dealId, { ...allGood, '7': { ...good, noonMinor: 90_000 } })
  assert.equal(scored.status, 201)
  const deal = await owner.api.winning.deal({ dealId })
  assert.deepEqual([deal.step, deal.score], ['call', 100])
  const frozen = await owner.api.winning.screening({ screeningId: id })
  assert.deepEqual([frozen.result.verdict, frozen.version, frozen.frozenBy], ['good', 1, 'Maeve Corrigan'])
  const again = await owner.put(`/screenings/${id}`, { answers: {}, form: 'short', revision: 2 })
  assert.partialDeepStrictEqual(again, { status: 422, body: { reason: 'screening-frozen' } })
  const { staff } = await owner.api.clients.get({ clientId })
  assert.deepEqual([staff.hourWithoutItMinor, staff.hourAskedOf], [30_000, 'Dara Wexcombe'])
})

test('too few answers are not scored', async () => {
  const { dealId } = await met('Carrowmel Veterinary')
  const { scored } = await screened(dealId, { '1': good })
  assert.partialDeepStrictEqual(scored, {
    status: 422,
    body: { reason: 'too-few-answers', missing: 6, needed: 7 },
  })
})

test('a poor candidate gets no sales call unless somebody says why, and the hours saved are counted', async () => {
  const { dealId } = await met('Xanthe & Cole Florists')
  await screened(dealId, { '8': { points: 0, evidence: '“Never a monthly fee”', isKnockOut: true } })
  const lost = await owner.api.winning.deal({ dealId })
  assert.deepEqual([lost.step, lost.isPoor, lost.nextStep], ['lost', true, null])
  assert.deepEqual((await owner.api.winning.pipeline({})).saved, { deals: 1, minutes: 210 })
  const call = await owner.post(`/deals/${dealId}/calls`, { body: 'Tried anyway' })
  assert.partialDeepStrictEqual(call, { status: 422, body: { reason: 'screened-poor' } })
  await owner.api.winning.overrideScreening({ dealId, reason: 'Una Alder sent her' })
  assert.equal((await owner.api.winning.deal({ dealId })).step, 'call')
  assert.equal((await owner.api.winning.pipeline({})).saved.deals, 0)
})

test('a call moves on with its notes on the timeline, and a parked deal has a next touch', async () => {
  const { dealId, clientId } = await met('Yarrowgate Foods', { enteredAt: 'call' })
  const held = await owner.api.winning.holdCall({ dealId, body: 'They run an MRP program nobody knows' })
  assert.equal(held.step, 'audit')
  const timeline = await owner.api.clients.timeline({ clientId, q: 'MRP' })
  assert.equal(timeline.total, 1)
  await owner.api.winning.nurtureDeal({ dealId, reason: 'Bound until 8 January' })
  const parked = await owner.api.winning.deal({ dealId })
  assert.deepEqual([parked.step, parked.nextStep !== null], ['nurture', true])
  await owner.api.winning.takeUpDeal({ dealId })
  assert.equal((await owner.api.winning.deal({ dealId })).step, 'audit')
})

test('the unhappiness log is dated, and the provider is kept with its end', async () => {
  const { clientId } = await met('Underley Logistics')
  await owner.api.winning.noteUnhappiness({
    clientId,
    reason: 'slow',
    words: 'Two days for a printer',
    onDay: '2026-11-10',
  })
  assert.equal((await owner.api.winning.unhappiness({ clientId })).items[0]?.onDay, '2026-11-10')
  const provider = {
    name: 'Quayside Systems',
    endsOn: '2027-01-31',
    noticeOn: '2027-01-08',
    bidders: '',
    decidesOn: null,
  }
  const first = await owner.put(`/clients/${clientId}/other-provider`, { ...provider, revision: 0 })
  assert.deepEqual(first, { ...first, status: 200, body: { revision: 1 } })
  assert.equal(
    (await owner.put(`/clients/${clientId}/other-provider`, { ...provider, revision: 0 })).status,
    409,
  )
})

test('an audit is answered, found, delivered once, and its mends are recommended', async () => {
  const { clientId, dealId } = await met('Brannoch & Veale')
  const { id: auditId } = await owner.api.winning.startAudit({ clientId })
  const answer = (questionKey: string, given: string, evidence = '') =>
    owner.post(`/audits/${auditId}/answers`, { questionKey, answer: given, evidence })
  assert.partialDeepStrictEqual(await owner.post(`/audits/${auditId}/delivery`), {
    status: 422,
    body: { reason: 'nothing-verified' },
  })
  assert.equal((await answer('9.2', 'no', 'Nobody remembers a restore')).status, 201)
  assert.equal((await answer('9.1', 'yes', 'Files on the server, nightly')).status, 201)
  assert.equal((await answer('9.1', 'partly', 'The till is missing')).status, 201)
  assert.partialDeepStrictEqual(await answer('9.3', 'yes'), {
    status: 422,
    body: { reason: 'answer-without-evidence' },
  })
  const running = await owner.api.winning.audit({ auditId })
  assert.deepEqual([running.score, running.result.verified, running.result.asked], [25, 2, 36])
  const [row] = (await owner.api.winning.audits({ clientId })).items
  assert.deepEqual([row?.score, row?.coverage], [running.score, running.coverage])

  await owner.api.winning.addFinding({
    auditId,
    questionKey: '9.2',
    likelihood: 4,
    impact: 5,
    says: 'If the server fails, we don’t know whether anything comes back.',
    doingNothing: 'A week without files',
    doingNothingMinor: 900_000,
    mend: 'Monthly test restore',
    monthlyMinor: 9_000,
    quarter: '2027-Q1',
  })
  const contactId = (await owner.api.clients.get({ clientId })).contacts[0]?.id ?? null
  const delivered = await owner.api.winning.deliverAudit({ auditId, contactId })
  assert.equal(delivered.recommendations, 1)
  assert.equal((await owner.api.winning.deal({ dealId })).step, 'proposal')
  const again = await owner.post(`/audits/${auditId}/delivery`, {})
  assert.partialDeepStrictEqual(again, { status: 422, body: { reason: 'audit-delivered' } })
  assert.partialDeepStrictEqual(await answer('9.4', 'yes', 'Seen'), {
    status: 422,
    body: { reason: 'audit-delivered' },
  })
  const report = await owner.get(`/audits/${auditId}/report`)
  assert.equal(report.status, 200)
  assert.equal(report.headers.get('content-type'), 'application/pdf')
  assert.match(String(report.body), /^%PDF/)
})

test('a firm asks otherwise in a new version, and a stale edit of it is told', async () => {
  const { version, ...questionnaire } = await owner.api.winning.questionnaire({})
  const changed = { ...questionnaire, callMinutes: 120, version }
  assert.equal((await owner.put('/questionnaire', changed)).status, 200)
  assert.equal((await owner.put('/questionnaire', changed)).status, 409)
  assert.equal((await owner.api.winning.questionnaire({})).version, 2)
  const [first, ...rest] = questionnaire.questions
  const heavier = { ...changed, version: 2, questions: [{ ...first, weight: 50 }, ...rest] }
  assert.partialDeepStrictEqual(await owner.put('/questionnaire', heavier), {
    status: 422,
    body: { reason: 'weights-not-100' },
  })
})

test('deals are listed by what is due, and come as CSV', async () => {
  const list = await owner.api.winning.deals({ open: 'true', sort: 'due' })
  assert.ok(list.items.every(({ nextStep }) => nextStep !== null))
  assert.equal((await owner.get('/deals.csv?step=lost')).status, 200)
  const csv = await owner.get('/deals.csv?step=call')
  assert.match(String(csv.body), /^id,clientId,client,step/)
})
