import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { rate } from '#agreements/rules'
import { addDays, addMonths, firstOfMonth } from '#kernel/days.ts'
import { openTestServer } from '#testing'
import { termsInForce } from '../agreements/terms-in-force.ts'
import { ratingCard } from '../choices/choices.ts'
import { byItself } from '../testing/by-itself.ts'
import { lotsFor, lotsOf } from './lots-of.ts'
import { recordDraws } from './record-lots.ts'

let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Awaited<ReturnType<typeof server.firm>>['owner']
let today: string
let plans: Map<string, string>
before(async () => {
  server = await openTestServer()
  owner = (await server.firm()).owner
  today = (await owner.api.firm.session()).now.slice(0, 10)
  const adopted = await owner.api.agreements.adoptStarterPlans({})
  plans = new Map(adopted.plans.map(({ key, id }) => [key, id]))
})
after(() => server.close())

async function agreed(name: string, plan: string, startsOn = today) {
  const { id: clientId } = await owner.api.clients.add({ name })
  const from = { copy: 'plan', planId: plans.get(plan) ?? '' } as const
  const { id: agreementId } = await owner.api.agreements.draft({ clientId, startsOn, from })
  await owner.api.agreements.sign({ agreementId, revision: 1, signedOn: today })
  return { clientId, agreementId }
}
const lotsNow = async (agreementId: string) => (await owner.api.agreements.lots({ agreementId })).items

test('a block can be drawn from the day of its agreement, and lapses after its months', async () => {
  const { agreementId } = await agreed('Marrowstone Garage', 'twenty')
  const [lot] = await lotsNow(agreementId)
  assert.partialDeepStrictEqual(lot, {
    kind: 'block',
    granted: 1_200,
    balance: 1_200,
    usableFrom: today,
    usableTo: addDays(addMonths(today, 12), -1),
    isUsable: true,
    isWritten: false,
  })
})

test('hours are granted, corrected, extended, refunded and moved by hand, each with a reason', async () => {
  const { agreementId } = await agreed('Nethercombe Parish Office', 'twenty')
  const other = await agreed('Oakmantle Events', 'twenty')
  const { key } = await owner.api.agreements.grantLot({
    agreementId,
    lineKey: 'twenty',
    amount: 120,
    usableFrom: today,
    reason: 'goodwill after 4 November',
  })
  const by = { agreementId, lotKey: key, onDay: today }
  const correct = owner.api.agreements.correctLot
  assert.equal((await correct({ ...by, kind: 'correct', units: -30, reason: 'counted twice' })).balance, 90)
  await correct({ ...by, kind: 'extend', usableTo: addMonths(today, 3), reason: 'they were closed' })
  assert.equal((await correct({ ...by, kind: 'refund', units: 15, reason: 'paid back' })).balance, 75)
  const [target] = await lotsNow(other.agreementId)
  const to = { toAgreementId: other.agreementId, toLotKey: target?.key ?? '' }
  assert.equal(
    (await correct({ ...by, ...to, kind: 'transfer', units: 60, reason: 'the same owner' })).balance,
    15,
  )
  const much = await owner.post(`/agreements/${agreementId}/lot-entries`, {
    ...by,
    kind: 'correct',
    units: -16,
    reason: 'too much',
  })
  assert.partialDeepStrictEqual(
    [much.status, much.body],
    [422, { reason: 'lot-would-be-negative', left: 15 }],
  )
  const lot = (await lotsNow(agreementId)).find((row) => row.key === key)
  assert.deepEqual(
    lot?.ledger.map(({ kind, units }) => [kind, units]),
    [
      ['grant', 120],
      ['correct', -30],
      ['extend', 0],
      ['refund', -15],
      ['transfer', -60],
    ],
  )
  assert.equal(lot?.usableTo, addMonths(today, 3))
  assert.equal((await lotsNow(other.agreementId))[0]?.balance, 1_260)
})

test('what rating draws from a month is written down with the month, and read back the same', async () => {
  const start = firstOfMonth(addMonths(today, -1))
  const { agreementId, clientId } = await agreed('Jarrowby Print', 'steady-10', start)
  const context = await byItself(server, owner)
  const work = { id: crypto.randomUUID(), clientId, workedOn: addDays(start, 4), minutes: 240 }
  const rated = await context.db.write(async (tx) => {
    const agreements = await termsInForce(tx, { clientIds: [clientId], from: start, through: today })
    const lots = await lotsFor(tx, agreements, today)
    const rateCard = { ...(await ratingCard(tx, today)), lists: [{ fromOn: start, defaultMinor: 12_000 }] }
    const result = rate({ entries: [work], agreements, rateCard, lots })
    await recordDraws(tx, context, result.draws, result.lots)
    return result
  })
  assert.deepEqual(
    rated.pieces.map(({ outcome, drawnUnits }) => [outcome, drawnUnits]),
    [['covered', 240]],
  )
  const stored = await context.db.read((tx) => lotsOf(tx, [agreementId]))
  assert.deepEqual(
    stored.map(({ kind, granted, period, ledger }) => [
      kind,
      granted,
      period?.from,
      ledger?.map(({ units }) => units),
    ]),
    [['retainer', 600, start, [-240]]],
  )
  const month = (await lotsNow(agreementId)).find(({ periodFrom }) => periodFrom === start)
  assert.deepEqual([month?.balance, month?.isWritten], [360, true])
})

test('an hour for each user grows with the client’s users', async () => {
  const startsOn = firstOfMonth(addMonths(today, -1))
  const { id: clientId } = await owner.api.clients.add({ name: 'Fennimore Architects' })
  const users = (count: number, countedOn: string) =>
    owner.api.clients.count({ clientId, what: 'user', count, countedOn })
  await users(11, startsOn)
  const { terms } = await owner.api.agreements.getPlan({ planId: plans.get('steady-10') ?? '' })
  const line = terms.lines.find(({ kind }) => kind === 'retainer')
  assert.ok(line?.kind === 'retainer')
  const each = {
    ...line,
    quantity: { of: 'user', rule: 'by-day' } as const,
    allowance: { unit: 'minutes', amount: 60, perUnit: true } as const,
  }
  const from = { copy: 'terms' as const, terms: { lines: [each] } }
  const { id: agreementId } = await owner.api.agreements.draft({ clientId, startsOn, from })
  await owner.api.agreements.sign({ agreementId, revision: 1, signedOn: today })
  const thisMonth = firstOfMonth(today)
  await users(13, thisMonth)
  const granted = (await lotsNow(agreementId)).map(({ granted: units, usableFrom }) => [usableFrom, units])
  assert.deepEqual(granted, [
    [thisMonth, 780],
    [startsOn, 660],
  ])
})

test('an agreement that moves in brings its balance, and no month before it counts again', async () => {
  const { id: clientId } = await owner.api.clients.add({ name: 'Kestrelmoor Estates' })
  const startsOn = firstOfMonth(addMonths(today, -8))
  const from = { copy: 'plan', planId: plans.get('steady-10') ?? '' } as const
  const { id: agreementId } = await owner.api.agreements.draft({ clientId, startsOn, from })
  const billedThrough = firstOfMonth(today)
  const balance = {
    lineKey: 'steady',
    left: 150,
    usableFrom: startsOn,
    usableTo: addMonths(billedThrough, 1),
  }
  await owner.api.agreements.moveIn({
    agreementId,
    revision: 1,
    signedOn: startsOn,
    billedThrough,
    balances: [{ ...balance, granted: 600 }],
  })
  assert.deepEqual(
    (await lotsNow(agreementId)).map(({ origin, balance: left }) => [origin, left]),
    [
      ['granted', 600],
      ['imported', 150],
    ],
  )
})

test('the ledger and the versions can’t be changed, not even by hand', async () => {
  const context = await byItself(server, owner)
  for (const table of [
    'lot',
    'lot_entry',
    'agreement_version',
    'agreement_step',
    'agreement_ending',
    'price_rise',
  ] as const)
    await assert.rejects(
      context.db.write((tx) => tx.updateTable(table).set({ made_by: 'somebody' }).execute()),
      /permission denied/,
    )
  for (const table of ['agreement', 'lot_entry', 'agreement_step', 'purchase_order'] as const)
    await assert.rejects(
      context.db.write((tx) => tx.deleteFrom(table).execute()),
      /permission denied/,
    )
})

test('the coming invoices under terms that nobody signed are told, and nothing is written', async () => {
  const { id: clientId } = await owner.api.clients.add({ name: 'Underley Logistics' })
  const { terms } = await owner.api.agreements.getPlan({ planId: plans.get('steady-10') ?? '' })
  const startsOn = firstOfMonth(addMonths(today, 1))
  const told = await owner.api.agreements.whatIf({
    clientId,
    terms,
    startsOn,
    months: 3,
    expected: [{ timesAMonth: 4, minutesEach: 120 }],
  })
  assert.deepEqual([told.feesMinor, told.invoices.length, told.invoices[0]?.on], [3 * 105_000, 4, startsOn])
  assert.equal((await owner.api.agreements.list({ clientId })).total, 0)
})
