import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addMonths, firstOfMonth } from '#kernel/days.ts'
import { openTestServer } from '#testing'

let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Awaited<ReturnType<typeof server.firm>>['owner']
let plans: Record<string, string>
const thisMonth = firstOfMonth(new Date().toISOString().slice(0, 10))
const aYearAgo = addMonths(thisMonth, -12)

before(async () => {
  server = await openTestServer()
  owner = (await server.firm()).owner
  const multipliers = { evening: 15_000, emergency: 20_000 }
  await owner.api.firm.addRateCard({
    fromOn: addMonths(thisMonth, -3),
    rates: { defaultMinor: 9_500, multipliers },
  })
  const adopted = await owner.api.agreements.adoptStarterPlans({})
  plans = Object.fromEntries(adopted.plans.map(({ key, id }) => [key, id]))
})
after(() => server.close())

const under = (key: string) => ({ planId: plans[key] ?? '' })
const twelve = (billedMinor: number, more: object = {}) =>
  Array.from({ length: 12 }, (_, at) => ({ month: addMonths(aYearAgo, at), billedMinor, ...more }))
const said = { provider: 'Quickfix Computers', source: 'invoices' as const }

test('a prospect’s old bills are set against the fee, and their hours against the cover', async () => {
  const { id: clientId } = await owner.api.clients.add({ name: 'Zennock Pharmacy', users: 11, endpoints: 16 })
  await owner.api.pricing.keepOldBills({ clientId, ...said, bills: twelve(90_000) })
  const fees = await owner.api.pricing.replay({ clientId, ...under('care') })
  assert.partialDeepStrictEqual(fees, {
    source: 'old-bills',
    billedMinor: 1_080_000,
    underOfferMinor: 1_042_800,
    savingMinor: 37_200,
    entries: 0,
  })
  assert.match(
    fees.label,
    /^What Quickfix Computers billed, by their invoices; under the offer its fee alone/,
  )

  const hours = { minutes: 600, afterHoursMinutes: 120 }
  await owner.api.pricing.keepOldBills({ clientId, ...said, bills: twelve(90_000, hours) })
  const told = await owner.api.pricing.replay({ clientId, ...under('care') })
  assert.equal(told.feeMinor, 1_042_800)
  assert.equal(told.months[0]?.minutes, 600)
  assert.ok(told.workMinor > 0 && told.parts.billedMinor === told.workMinor)
  const bills = await owner.api.pricing.oldBills({ clientId, pageSize: 50 })
  assert.deepEqual([bills.total, bills.items.filter(({ replaced }) => replaced).length], [24, 12])
})

test('one yearly sum is spread, said to be, and has no range', async () => {
  const { id: clientId } = await owner.api.clients.add({ name: 'Wexcombe Physiotherapy', users: 6 })
  const bills = [{ month: aYearAgo, months: 12 as const, billedMinor: 600_000 }]
  await owner.api.pricing.keepOldBills({ clientId, ...said, source: 'told', bills })
  const told = await owner.api.pricing.replay({ clientId, ...under('care') })
  assert.deepEqual([told.months.length, told.months[5]?.billedMinor, told.range], [12, 50_000, null])
  assert.match(`${told.noRange} ${told.assumptions[0]}`, /spread evenly .* spread evenly/)
})

test('a prospect without bills is looked at as the book’s usual one, and called an assumption', async () => {
  const { id: clientId } = await owner.api.clients.add({ name: 'Yarrowgate Foods', users: 20, endpoints: 24 })
  const told = await owner.api.pricing.replay({ clientId, ...under('full') })
  assert.equal(told.source, 'book')
  assert.match(told.label, /^An assumption, not your history: a usual year of 24 endpoints/)
  assert.equal(told.billedMinor, told.parts.listMinor)
  assert.match(told.noRange ?? '', /no months of its own/)
  const unknown = await owner.api.clients.add({ name: 'Xanthe & Cole Florists' })
  const refused = await owner.post('/replays', { clientId: unknown.id, ...under('full') })
  assert.partialDeepStrictEqual(refused, { status: 422, body: { reason: 'nothing-to-look-back-on' } })
})

test('our own work is replayed with a range, and its entries tell why', async () => {
  const { id: clientId } = await owner.api.clients.add({
    name: 'Rathdoon Plant Hire',
    users: 3,
    endpoints: 4,
  })
  for (let month = 0; month < 12; month += 1)
    for (const minutes of [60, 30 * month + 30])
      await owner.api.service.logTime({
        clientId,
        workedOn: addMonths(aYearAgo, month),
        minutes,
        body: 'Router again',
      })
  const told = await owner.api.pricing.replay({ clientId, ...under('care') })
  assert.deepEqual([told.source, told.entries, told.months.length], ['own', 24, 12])
  assert.ok(told.range && told.range.lowMinor <= told.savingMinor && told.savingMinor <= told.range.highMinor)
  assert.deepEqual((await owner.api.pricing.replay({ clientId, ...under('care') })).range, told.range)

  const large = {
    clientId,
    ...under('watch'),
    outcome: 'billed' as const,
    sort: '-minutes' as const,
    pageSize: 2,
  }
  const charged = await owner.api.pricing.replayedEntries({ ...large, q: 'router' })
  assert.deepEqual(
    [charged.items.length, charged.items[0]?.minutes, charged.items[0]?.what],
    [2, 360, 'Router again'],
  )
  const { sentences } = await owner.api.pricing.replayedEntry({
    ...large,
    entryId: charged.items[0]?.id ?? '',
  })
  assert.ok(sentences.length > 1)
  assert.match(sentences.join(' '), /Looked at as if .* had been in force\./)
  const csv = await owner.get(`/clients/${clientId}/replayed-entries.csv?planId=${plans.care}`)
  assert.equal(csv.status, 200)
})

test('a draft is an offer too, one at a time and of this client only', async () => {
  const { id: clientId } = await owner.api.clients.add({
    name: 'Thornback Fisheries',
    users: 9,
    endpoints: 12,
  })
  const from = { copy: 'plan' as const, ...under('care') }
  const { id: agreementId } = await owner.api.agreements.draft({
    clientId,
    startsOn: addMonths(thisMonth, 2),
    from,
  })
  const told = await owner.api.pricing.replay({ clientId, agreementId })
  assert.deepEqual([told.feeMinor, told.source], [853_200, 'book'])
  assert.match(told.offer, /draft of AGR-/)
  const both = await owner.post('/replays', { clientId, agreementId, ...under('care') })
  assert.partialDeepStrictEqual(both, { status: 422, body: { reason: 'one-offer' } })
  const { id: other } = await owner.api.clients.add({ name: 'Saltmarsh Sailing', endpoints: 5 })
  assert.equal((await owner.post('/replays', { clientId: other, agreementId })).status, 404)
})

test('bills that can’t be are refused by name, and nothing of them is kept', async () => {
  const { id: clientId } = await owner.api.clients.add({ name: 'Quillhaven Books', endpoints: 3 })
  const bills = [...twelve(10_000), { month: addMonths(thisMonth, 1), billedMinor: 5_000 }]
  const refused = await owner.post(`/clients/${clientId}/old-bills`, { ...said, bills })
  assert.partialDeepStrictEqual(refused, {
    status: 422,
    body: { reason: 'bill-ahead', field: 'bills.12.month' },
  })
  assert.equal((await owner.api.pricing.oldBills({ clientId })).total, 0)
})
