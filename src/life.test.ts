import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addMonths, firstOfMonth } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import { nowAt } from '#platform/clock.ts'
import { type Caller, northlight, openTestServer, type TestServer } from '#testing'

// One agreement through its life, by the API alone: each test goes on where the one before it ended.
const thisMonth = firstOfMonth(dayAt(nowAt(), northlight.firm.zone))
const nextMonth = addMonths(thisMonth, 1)
const aYearAgo = addMonths(thisMonth, -12)

let server: TestServer
let owner: Caller
let plans: Record<string, string>
let wexcombe = ''
let fennimore = ''
let contactId = ''
let proposalId = ''
let token = ''
let agreementId = ''
let ticketId = ''
before(async () => {
  server = await openTestServer()
  owner = (await server.firm()).owner
})
after(() => server.close())

test('a firm sets its prices and takes up plans', async () => {
  const rates = { defaultMinor: 9_500, multipliers: { evening: 15_000, emergency: 20_000 } }
  await owner.api.firm.addRateCard({ fromOn: addMonths(thisMonth, -24), rates })
  const adopted = await owner.api.agreements.adoptStarterPlans({})
  plans = Object.fromEntries(adopted.plans.map(({ key, id }) => [key, id]))
  const care = await owner.api.agreements.getPlan({ planId: plans.care ?? '' })
  assert.partialDeepStrictEqual(care.terms.lines, [{ kind: 'fixed-fee', unitPrice: '79.00' }])
})

test('clients move in with counts, work and an agreement that another system billed', async () => {
  wexcombe = await client('Wexcombe Physiotherapy', 'Dara Wexcombe', { user: 11, endpoint: 14 })
  fennimore = await client('Fennimore Architects', 'Iona Fennimore', { user: 9, endpoint: 15 })
  contactId = (await owner.api.clients.get({ clientId: wexcombe })).contacts[0]?.id ?? ''
  for (let month = 0; month < 12; month += 1) {
    const workedOn = addMonths(aYearAgo, month)
    for (let call = 0; call < 4; call += 1)
      await owner.api.service.logTime({ clientId: wexcombe, workedOn, minutes: 150, body: 'Scanner again' })
  }
  const term = { startsOn: addMonths(thisMonth, -7), endsOn: addMonths(thisMonth, 5) }
  const from = { copy: 'plan' as const, planId: plans['steady-10'] ?? '' }
  const { id } = await owner.api.agreements.draft({ clientId: fennimore, ...term, from })
  const { draft } = await owner.api.agreements.get({ agreementId: id })
  await owner.api.agreements.moveIn({
    agreementId: id,
    revision: draft?.revision ?? 0,
    signedOn: term.startsOn,
    billedThrough: thisMonth,
  })
  assert.deepEqual(await stateOf(id), 'active')
})

test('the first run bills the work of the year and the first month that nobody billed', async () => {
  const asked = { through: thisMonth }
  const preview = await owner.api.billing.previewRun(asked)
  assert.deepEqual(
    preview.totals.map(({ netMinor, taxMinor, grossMinor }) => [netMinor, taxMinor, grossMinor]),
    [[1_245_000, 286_350, 1_531_350]],
  )
  await owner.api.billing.issueRun(asked)
  assert.deepEqual(await netOf(wexcombe), [1_140_000])
  assert.deepEqual(await netOf(fennimore), [105_000])
})

test('a prospect is screened good, called, audited, and told what was found', async () => {
  const { id: dealId } = await owner.api.winning.openDeal({ clientId: wexcombe })
  const { id: screeningId } = await owner.api.winning.startScreening({ dealId, form: 'short' })
  const said = { points: 4 as const, evidence: 'She said so' }
  const answers = Object.fromEntries(['1', '4', '7', '8', '11', '12', '14'].map((key) => [key, said]))
  await owner.api.winning.answerScreening({ screeningId, answers, form: 'short', revision: 1 })
  const { result } = await owner.api.winning.scoreScreening({ screeningId, askedOf: 'Dara Wexcombe' })
  assert.deepEqual([result.score, result.verdict], [100, 'good'])
  await owner.api.winning.holdCall({ dealId, body: 'Monday mornings without the diary cost them patients' })

  const { id: auditId } = await owner.api.winning.startAudit({ clientId: wexcombe, form: 'short' })
  const { template } = await owner.api.winning.audit({ auditId })
  const short = template.sections.flatMap(({ questions }) => questions).filter(({ short }) => short)
  for (const { key } of short)
    await owner.api.winning.answerAudit({ auditId, questionKey: key, answer: 'yes', evidence: 'Seen' })
  const finding = { likelihood: 4, impact: 5, says: 'No copy was ever restored', mend: 'Test the backup' }
  await owner.api.winning.addFinding({ auditId, ...finding, doingNothing: 'A week of lost diaries' })
  const delivered = await owner.api.winning.deliverAudit({ auditId, contactId })
  assert.equal(delivered.recommendations, 1)
  const audit = await owner.api.winning.audit({ auditId })
  assert.deepEqual([audit.list[0]?.risk, audit.fileId], ['severe', delivered.fileId])
  assert.equal((await owner.api.winning.deal({ dealId })).step, 'proposal')
})

test('a price sheet rests on its own year of work', async () => {
  const costs = { costPerHourMinor: 3_400, hourlyRateMinor: 9_500 }
  const { id } = await owner.api.pricing.save({ clientId: wexcombe, ...costs })
  const sheet = await owner.api.pricing.get({ sheetId: id })
  assert.deepEqual(
    sheet.packages.map(({ kind }) => kind),
    ['fixed-fee', 'retainer', 'block'],
  )
  assert.deepEqual([sheet.own?.months, sheet.own?.endpointMonths], [12, 168])
  for (const { priceMinor, chanceOfLoss } of sheet.packages)
    assert.ok(priceMinor > 0 && chanceOfLoss <= 0.1, JSON.stringify(sheet.packages))
})

test('a proposal of two options replays the last twelve months, and is frozen when it goes out', async () => {
  const planIds = [plans.care ?? '', plans.twenty ?? '']
  const title = 'So that a Monday without the diary costs you nothing more'
  const started = await owner.api.proposals.start({ clientId: wexcombe, planIds, startsOn: thisMonth, title })
  proposalId = started.id
  const { revision } = await owner.api.proposals.replay({ proposalId, revision: started.revision })
  const { draft, prices } = await owner.api.proposals.get({ proposalId })
  assert.deepEqual(
    draft.options.map(({ name, replay }) => [name, replay?.billedMinor, replay?.underOfferMinor]),
    [
      ['Care', 1_140_000, 1_042_800],
      ['Twenty', 1_140_000, 1_170_000],
    ],
  )
  assert.deepEqual(
    prices.map(({ monthlyMinor, onceMinor }) => [monthlyMinor, onceMinor]),
    [
      [86_900, 0],
      [0, 220_000],
    ],
  )
  const { link } = await owner.api.proposals.send({ proposalId, revision })
  token = link.split('/').at(-1) ?? ''
  const { body } = await owner.get('/mails')
  assert.match(JSON.stringify(body), /dara@wexcombe-physiotherapy\.example/)
})

test('signed at its open link it is an agreement, once, with its paper and its first invoice', async () => {
  const { hash, proposal } = await server.anybody.api.proposals.open({ token })
  await server.anybody.api.proposals.view({ token })
  const optionKey = proposal.options[0]?.key ?? ''
  const signer = { name: 'Dara Wexcombe', email: 'dara@wexcombe-physiotherapy.example', consent: true }
  const path = `/open/${token}/proposal-signature`
  const signed = await server.anybody.post(path, { hash, optionKey, ...signer })
  assert.equal(signed.status, 201, JSON.stringify(signed.body))
  const again = await server.anybody.post(path, { hash, optionKey, ...signer })
  assert.partialDeepStrictEqual(again, { status: 422, body: { reason: 'proposal-signed' } })

  const after = await owner.api.proposals.get({ proposalId })
  agreementId = after.signature?.agreementId ?? ''
  assert.deepEqual([after.state, after.views, await stateOf(agreementId)], ['signed', 1, 'active'])
  assert.equal((await owner.api.agreements.list({ clientId: wexcombe })).total, 1)
  assert.deepEqual(await netOf(wexcombe), [1_140_000, 86_900])
  const seal = await owner.api.proposals.seal({ proposalId })
  assert.deepEqual(seal.checked, { holds: true, broken: [] })
  const paper = await owner.api.proposals.document({ proposalId })
  assert.match(Buffer.from(await paper.arrayBuffer()).toString('latin1'), /^%PDF-/)
})

test('a ticket runs a clock of the response promised, until somebody takes care', async () => {
  const told = { clientId: wexcombe, contactId, title: 'The diary does not open', channel: 'mail' as const }
  const opened = await owner.api.service.openTicket(told)
  ticketId = opened.id
  const { clocks, agreement, status } = await owner.api.service.ticket({ ticketId })
  assert.deepEqual([agreement?.id, status, opened.dueAt !== null], [agreementId, 'new', true])
  const phone = clocks.find(({ channel }) => channel === 'phone')
  assert.deepEqual([phone?.targetMinutes, phone?.state], [60, 'running'])
  await owner.api.service.recordEvent({ ticketId, kind: 'taken' })
  await owner.api.service.recordEvent({ ticketId, kind: 'called-back' })
  await owner.api.service.recordEvent({ ticketId, kind: 'session-started' })
  const answered = await owner.api.service.ticket({ ticketId })
  assert.equal(answered.clocks.find(({ channel }) => channel === 'phone')?.state, 'met')
})

test('time shows what covers it while it is typed, and is logged so', async () => {
  const workedOn = dayAt(nowAt(), northlight.firm.zone)
  const help = { ticketId, workedOn, minutes: 90, body: 'Rebuilt the diary' }
  const covered = await owner.api.service.previewTime(help)
  assert.deepEqual([covered.coveredMinutes, covered.billedMinor], [90, 0])
  await owner.api.service.logTime(help)
  const evening = { ticketId, workedOn, minutes: 60, class: 'evening' as const, body: 'Moved the archive' }
  const billed = await owner.api.service.previewTime(evening)
  // 95.00 an hour, half of the evening's premium of 47.50 waived, and 10 % off: 106.875.
  assert.deepEqual([billed.coveredMinutes, billed.billedMinor], [0, 10_688])
  await owner.api.service.logTime(evening)
  await owner.api.service.recordEvent({ ticketId, kind: 'session-ended' })
  await owner.api.service.recordEvent({ ticketId, kind: 'solved', message: 'It opens again' })
  await owner.api.service.closeTicket({ ticketId, categoryKey: 'user-help', emergency: false })
  assert.equal((await owner.api.service.ticket({ ticketId })).status, 'closed')
})

test('the next run issues what its preview showed, and a second one nothing', async () => {
  const asked = { through: nextMonth }
  const preview = await owner.api.billing.previewRun(asked)
  assert.deepEqual(
    preview.totals.map(({ netMinor, waitingMinor }) => [netMinor, waitingMinor]),
    [[202_588, 0]],
  )
  await owner.api.billing.issueRun(asked)
  assert.deepEqual(await netOf(wexcombe), [1_140_000, 86_900, 97_588])
  assert.deepEqual(await netOf(fennimore), [105_000, 105_000])
  const { id } = await owner.api.billing.issueRun(asked)
  assert.equal((await owner.api.billing.run({ id })).invoices, 0)
  const { items } = await owner.api.billing.listInvoices({ kind: 'invoice', sort: 'number' })
  const numbers = items.map(({ number }) => Number(number.match(/\d+$/)?.[0]))
  assert.deepEqual(
    numbers,
    numbers.map((_, at) => (numbers[0] ?? 0) + at),
  )
})

test('a payment settles the oldest invoices first, to the cent', async () => {
  // 11,400.00 and 869.00 with VAT of 23 %.
  const amountMinor = 1_402_200 + 106_887
  const receivedOn = dayAt(nowAt(), northlight.firm.zone)
  const paid = await owner.api.billing.recordPayment({ clientId: wexcombe, receivedOn, amountMinor })
  assert.deepEqual([paid.settled.map(({ openMinor }) => openMinor), paid.unallocatedMinor], [[0, 0], 0])
  const open = await owner.api.billing.listInvoices({ clientId: wexcombe, state: 'open' })
  assert.deepEqual(
    open.items.map(({ openMinor }) => openMinor),
    [120_033],
  )
})

test('what ends comes up with its days of notice, and revenue adds up', async () => {
  const { items } = await owner.api.renewals.list({ withinDays: 200 })
  assert.deepEqual(
    items.map(({ clientId, endsOn, mrrMinor }) => [clientId, endsOn, mrrMinor]),
    [[fennimore, addMonths(thisMonth, 5), 105_000]],
  )
  const revenue = await owner.api.revenue.dashboard({})
  assert.equal(revenue.mrrMinor, 86_900 + 105_000)
  assert.equal(revenue.months.at(-1)?.mrrMinor, 191_900)
  const clients = await owner.api.revenue.clients({ sort: 'client' })
  assert.deepEqual(
    clients.items.map(({ client, mrrMinor }) => [client, mrrMinor]),
    [
      ['Fennimore Architects', 105_000],
      ['Wexcombe Physiotherapy', 86_900],
    ],
  )
})

async function client(name: string, person: string, counts: { user: number; endpoint: number }) {
  const email = `${person.split(' ')[0]}@${name.replaceAll(' ', '-')}.example`.toLowerCase()
  const contact = { name: person, email, signs: true, seesMoney: true }
  const { id } = await owner.api.clients.add({ name, contact })
  for (const what of ['user', 'endpoint'] as const)
    await owner.api.clients.count({ clientId: id, what, count: counts[what], countedOn: aYearAgo })
  return id
}

const stateOf = async (id: string) => (await owner.api.agreements.get({ agreementId: id })).state

async function netOf(clientId: string) {
  const { items } = await owner.api.billing.listInvoices({ clientId, kind: 'invoice', sort: 'number' })
  return items.map(({ netMinor }) => netMinor)
}
