import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type BilledFirm, openBilledFirm } from '../testing/billed-firm.ts'

let firm: BilledFirm
before(async () => {
  firm = await openBilledFirm()
})
after(() => firm.close())

const fixedFee = (unitPrice = '300.00') => ({
  lines: [{ kind: 'fixed-fee' as const, key: 'care', name: 'Care', unitPrice }],
})
const invoicesOf = async (clientId: string) => {
  const { items } = await firm.owner.api.billing.listInvoices({ clientId, sort: 'number' })
  return items
}

test('a run asked for twice issues each invoice once, and the preview then has nothing left', async () => {
  const clientId = await firm.client('Alderquay Dental')
  await firm.agree(clientId, '2026-09-01', fixedFee())
  const shown = await firm.owner.api.billing.previewRun({ through: '2026-11-01', q: 'Alderquay' })
  assert.deepEqual(
    shown.items.map(({ client, state, netMinor }) => [client, state, netMinor]),
    [['Alderquay Dental', 'ready', 90_000]],
  )
  assert.equal((await invoicesOf(clientId)).length, 0)
  await firm.bill('2026-11-01')
  const run = await firm.bill('2026-11-01')
  assert.deepEqual(
    (await invoicesOf(clientId)).map(({ netMinor, grossMinor, state }) => [netMinor, grossMinor, state]),
    [[90_000, 110_700, 'overdue']],
  )
  assert.equal((await firm.owner.api.billing.run({ id: run })).invoices, 0)
  assert.equal((await firm.owner.api.billing.previewRun({ through: '2026-11-01', q: 'Alderquay' })).total, 0)
})

test('a run repeated with its key answers as before and issues nothing more', async () => {
  const clientId = await firm.client('Ballinvoy Motors')
  await firm.agree(clientId, '2026-10-01', fixedFee())
  const asked = { through: '2026-10-01', clientIds: [clientId] }
  const once = { 'idempotency-key': 'October-at-Ballinvoy' }
  const first = await firm.owner.post('/billing-runs', asked, once)
  const repeated = await firm.owner.post('/billing-runs', asked, once)
  assert.deepEqual([repeated.status, repeated.body], [201, first.body])
  assert.equal((await invoicesOf(clientId)).length, 1)
})

test('runs at the same time make each invoice once, and their numbers have no gaps', async () => {
  const clients = await Promise.all(Array.from({ length: 12 }, (_, at) => firm.client(`Concurrent ${at}`)))
  for (const clientId of clients) await firm.agree(clientId, '2026-11-01', fixedFee())
  await Promise.all([1, 2, 3, 4].map(() => firm.bill('2026-11-02')))
  for (const clientId of clients) assert.equal((await invoicesOf(clientId)).length, 1)
  const { rows } = await firm.write((tx) =>
    sql<{ number: string }>`select number from invoice where kind = 'invoice' order by number`.execute(tx),
  )
  assert.deepEqual(
    rows.map(({ number }) => number),
    rows.map((_, at) => `INV-2026-${String(at + 1).padStart(4, '0')}`),
  )
})

test('held work keeps out of the bill and comes once it is decided, with its work date', async () => {
  const clientId = await firm.client('Carrowmel Veterinary')
  await firm.agree(clientId, '2026-09-01', {
    lines: [
      {
        kind: 'retainer',
        key: 'hours',
        name: 'Five hours',
        unitPrice: '500.00',
        allowance: { unit: 'minutes', amount: 300 },
        rollover: { mode: 'none' },
        overage: { kind: 'hold' },
      },
    ],
  })
  const [, second = ''] = await firm.work([
    { clientId, on: '2026-09-08', from: '09:00', to: '14:00' },
    { clientId, on: '2026-09-09', from: '09:00', to: '10:00' },
  ])
  const shown = await firm.owner.api.billing.previewClient({ clientId, through: '2026-10-01' })
  assert.match(shown.exceptions[0]?.sentence ?? '', /hours are used up and more needs a yes/)
  const waited = await firm.owner.api.billing.issueRun({
    through: '2026-10-01',
    clientIds: [clientId],
    choices: [{ clientId, choice: 'wait' }],
  })
  const run = await firm.owner.api.billing.run({ id: waited.id })
  assert.deepEqual([run.invoices, run.waiting.map(({ client }) => client)], [0, ['Carrowmel Veterinary']])
  await firm.bill('2026-10-01', { clientIds: [clientId] })
  assert.deepEqual(
    (await invoicesOf(clientId)).map(({ netMinor }) => netMinor),
    [100_000],
  )

  await firm.write((tx) => sql`update time_entry set rate_minor = 9000 where id = ${second}`.execute(tx))
  await firm.write((tx) => sql`update time_entry set charge = 'no-charge' where id = ${second}`.execute(tx))
  const later = await firm.owner.api.billing.previewClient({ clientId, through: '2026-11-01' })
  assert.deepEqual(later.exceptions, [])
  assert.deepEqual(
    later.invoices[0]?.lines.map(({ kind, netMinor, from }) => [kind, netMinor, from]),
    [
      ['fee', 50_000, '2026-11-01'],
      ['no-charge', 0, '2026-09-09'],
    ],
  )
})

test('a client that needs an order waits until one is in force, and the order is named', async () => {
  const clientId = await firm.client('Glasmorrin School')
  const { revision } = await firm.owner.api.clients.get({ clientId })
  await firm.owner.api.clients.change({ clientId, name: 'Glasmorrin School', poRequired: true, revision })
  const { id: agreementId } = await firm.agree(clientId, '2026-11-01', fixedFee())
  await firm.bill('2026-11-03')
  assert.equal((await invoicesOf(clientId)).length, 0)
  const [row] = (await firm.owner.api.billing.previewRun({ through: '2026-11-03', state: 'waiting' })).items
  assert.deepEqual([row?.client, row?.waitingMinor], ['Glasmorrin School', 30_000])
  await firm.owner.api.agreements.addOrder({
    agreementId,
    number: 'PO-77',
    limitMinor: null,
    fromOn: '2026-01-01',
    toOn: null,
  })
  await firm.bill('2026-11-03')
  assert.deepEqual(
    (await invoicesOf(clientId)).map(({ purchaseOrder }) => purchaseOrder),
    ['PO-77'],
  )
})

test('a month wholly covered sends a statement of work in a series of its own', async () => {
  const clientId = await firm.client('Marrowstone Garage')
  await firm.agree(clientId, '2026-09-01', {
    lines: [
      {
        kind: 'block',
        key: 'twenty',
        name: 'Twenty',
        unitPrice: '2200.00',
        allowance: { unit: 'minutes', amount: 1_200 },
        overage: { kind: 'bill' },
      },
    ],
  })
  await firm.bill('2026-09-01', { clientIds: [clientId] })
  await firm.work([{ clientId, on: '2026-09-10', from: '10:00', to: '12:00', text: 'New printer' }])
  await firm.bill('2026-10-01', { clientIds: [clientId] })
  const [block, statement] = await invoicesOf(clientId)
  assert.equal(block?.netMinor, 220_000)
  assert.deepEqual(
    [statement?.kind, statement?.number, statement?.grossMinor],
    ['statement', 'SOW-2026-0001', 0],
  )
  const whole = await firm.owner.api.billing.invoice({ id: statement?.id ?? '' })
  assert.deepEqual([whole.covered.minutes, whole.covered.listMinor], [120, 24_000])
  assert.match(whole.lines[0]?.why.join(' ') ?? '', /2:00 h draw 2:00 h from Twenty of 2026-09/)
  const deferred = await firm.owner.api.billing.deferredRevenue({ on: '2026-10-01', clientId })
  assert.deepEqual(deferred.totals, [
    { currency: 'EUR', priceMinor: 220_000, drawnMinor: 22_000, breakageMinor: 0, deferredMinor: 198_000 },
  ])
})

test('nothing is billed before the day up to which the old system billed', async () => {
  const clientId = await firm.client('Dunvarra Joinery')
  const { id } = await firm.agree(clientId, '2026-01-15', fixedFee('310.00'))
  await firm.write((tx) =>
    sql`insert into billed_through (agreement_id, client_id, line_key, through_on) values (${id}, ${clientId}, 'care', '2026-11-01')`.execute(
      tx,
    ),
  )
  await firm.work([{ clientId, on: '2026-10-10', from: '10:00', to: '12:00', workType: 'project' }])
  await firm.bill('2026-11-04', { clientIds: [clientId] })
  const [invoice] = await invoicesOf(clientId)
  const { lines } = await firm.owner.api.billing.invoice({ id: invoice?.id ?? '' })
  assert.deepEqual(
    lines.map(({ from, netMinor }) => [from, netMinor]),
    [['2026-11-01', 31_000]],
  )
})

test('only those who bill may issue, and those who see money may look', async () => {
  const technician = firm.server.caller({})
  assert.equal((await technician.post('/billing-runs', { through: '2026-11-01' })).status, 401)
})
