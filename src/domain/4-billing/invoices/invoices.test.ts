import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { firmCard } from '#firm'
import { takeUpReminders } from '../reminders/remind.ts'
import { invoiceFirstPeriod } from '../runs/invoice-first-period.ts'
import { type BilledFirm, openBilledFirm } from '../testing/billed-firm.ts'
import { importOpenInvoices, setNextNumber } from './import-open-invoices.ts'

let firm: BilledFirm
before(async () => {
  firm = await openBilledFirm()
})
after(() => firm.close())

const care = { lines: [{ kind: 'fixed-fee' as const, key: 'care', name: 'Care', unitPrice: '100.00' }] }

/** A client with one invoice of 100.00 + 23.00, issued on the 2nd of November and due on the 16th. */
async function billed(name: string) {
  const clientId = await firm.client(name)
  await firm.agree(clientId, '2026-11-01', care)
  await firm.bill('2026-11-02', { clientIds: [clientId] })
  const { items } = await firm.owner.api.billing.listInvoices({ clientId })
  return { clientId, id: items[0]?.id ?? '' }
}
const stateOf = async (id: string) => {
  const { state, openMinor } = await firm.owner.api.billing.invoice({ id })
  return [state, openMinor]
}
const pay = (clientId: string, amountMinor: number, more: object = {}) =>
  firm.owner.api.billing.recordPayment({ clientId, amountMinor, receivedOn: '2026-11-10', ...more })

test('payments in parts settle an invoice, and what is paid over stays to the credit of the client', async () => {
  const { clientId, id } = await billed('Oakmantle Events')
  assert.equal((await pay(clientId, 5_000)).unallocatedMinor, 0)
  assert.deepEqual(await stateOf(id), ['overdue', 7_300])
  const second = await pay(clientId, 8_000, { reference: 'too much' })
  assert.equal(second.unallocatedMinor, 700)
  assert.deepEqual(await stateOf(id), ['paid', 0])
  assert.equal((await firm.owner.api.clients.get({ clientId })).stage, 'client')
  const { items } = await firm.owner.api.billing.balances({ q: 'Oakmantle' })
  assert.deepEqual(
    items.map(({ openMinor, creditMinor }) => [openMinor, creditMinor]),
    [[0, 700]],
  )
  await firm.owner.api.billing.reversePayment({ id: second.id, reason: 'returned by the bank' })
  assert.deepEqual(await stateOf(id), ['overdue', 7_300])
  const again = await firm.owner.post(`/payments/${second.id}/reversal`, { reason: 'once more' })
  assert.partialDeepStrictEqual(again, { status: 422, body: { reason: 'already-reversed' } })
  const account = await firm.owner.api.billing.accountStatement({ clientId })
  assert.deepEqual(
    account.rows.map(({ kind, amountMinor, balanceMinor }) => [kind, amountMinor, balanceMinor]),
    [
      ['invoice', 12_300, 12_300],
      ['payment', -5_000, 7_300],
      ['payment', -8_000, -700],
      ['reversal', 8_000, 7_300],
    ],
  )
})

test('the oldest invoice is settled first unless another is named, and never more than is open', async () => {
  const { clientId, id: first } = await billed('Lorne and Tansy')
  await firm.bill('2026-12-01', { clientIds: [clientId] })
  const { items } = await firm.owner.api.billing.listInvoices({ clientId, sort: 'issuedOn' })
  const second = items[1]?.id ?? ''
  const tooMuch = await firm.owner.post('/payments', {
    clientId,
    receivedOn: '2026-11-10',
    amountMinor: 50_000,
    allocations: [{ invoiceId: second, amountMinor: 20_000 }],
  })
  assert.partialDeepStrictEqual(tooMuch, { status: 422, body: { reason: 'allocation-too-much' } })
  await pay(clientId, 12_300, { allocations: [{ invoiceId: second, amountMinor: 12_300 }] })
  assert.deepEqual([(await stateOf(first))[1], (await stateOf(second))[1]], [12_300, 0])
  await pay(clientId, 300)
  assert.deepEqual((await stateOf(first))[1], 12_000)
})

test('an invoice is credited at its own tax rate and billed again as things stand now', async () => {
  const { clientId, id } = await billed('Fennimore Architects')
  const { revision } = await firm.owner.api.clients.get({ clientId })
  await firm.owner.api.clients.change({ clientId, name: 'Fennimore Architects Ltd', revision })
  const credit = await firm.owner.api.billing.creditInvoice({
    id,
    reason: 'The company has another name.',
    rebill: true,
  })
  assert.match(credit.number, /^CN-2026-\d{4}$/)
  assert.deepEqual(await stateOf(id), ['credited', 0])
  const [again] = credit.rebilled
  const invoice = await firm.owner.api.billing.invoice({ id: again?.id ?? '' })
  assert.deepEqual([invoice.grossMinor, invoice.billTo.name], [12_300, 'Fennimore Architects Ltd'])
  const note = await firm.owner.api.billing.invoice({ id: credit.id })
  assert.deepEqual(
    [note.netMinor, note.taxMinor, note.state, note.lines[0]?.quantity],
    [-10_000, -2_300, 'settled', '-1'],
  )
  const twice = await firm.owner.post(`/invoices/${id}/credit-notes`, { reason: 'again' })
  assert.partialDeepStrictEqual(twice, { status: 422, body: { reason: 'already-credited' } })
  await firm.bill('2026-11-02', { clientIds: [clientId] })
  assert.equal((await firm.owner.api.billing.listInvoices({ clientId, kind: 'invoice' })).total, 2)
})

test('credited work is rated and billed again, and its hours are drawn once', async () => {
  const clientId = await firm.client('Kestrelmoor Estates')
  await firm.agree(clientId, '2026-09-01', {
    lines: [
      {
        kind: 'retainer',
        key: 'hours',
        name: 'Two hours',
        unitPrice: '200.00',
        allowance: { unit: 'minutes', amount: 120 },
        rollover: { mode: 'none' },
        overage: { kind: 'bill', rateMinor: 10_000 },
      },
    ],
  })
  await firm.work([{ clientId, on: '2026-09-08', from: '09:00', to: '12:00' }])
  await firm.bill('2026-09-01', { clientIds: [clientId] })
  await firm.bill('2026-10-01', { clientIds: [clientId] })
  const { items } = await firm.owner.api.billing.listInvoices({ clientId, sort: '-issuedOn' })
  assert.equal(items[0]?.netMinor, 30_000)
  const { rebilled } = await firm.owner.api.billing.creditInvoice({
    id: items[0]?.id ?? '',
    reason: 'Wrong order number.',
    rebill: true,
  })
  const again = await firm.owner.api.billing.invoice({ id: rebilled[0]?.id ?? '' })
  assert.deepEqual(
    again.lines.map(({ kind, netMinor, minutes }) => [kind, netMinor, minutes]),
    [
      ['fee', 20_000, null],
      ['overage', 10_000, 60],
      ['covered', 0, 120],
    ],
  )
  const { rows } = await firm.write((tx) =>
    sql<{
      drawn: number
    }>`select sum(amount)::int as drawn from lot_entry where client_id = ${clientId}`.execute(tx),
  )
  assert.equal(rows[0]?.drawn, -120)
})

test('a line can be credited in part, but never beyond what is left of it', async () => {
  const { id } = await billed('Inverlune Accountants')
  const lines = [{ position: 1, netMinor: 4_000 }]
  await firm.owner.api.billing.creditInvoice({ id, reason: 'Slow week', lines })
  assert.deepEqual(await stateOf(id), ['overdue', 12_300 - 4_920])
  const more = await firm.owner.post(`/invoices/${id}/credit-notes`, {
    reason: 'more',
    lines: [{ position: 1, netMinor: 7_000 }],
  })
  assert.partialDeepStrictEqual(more, { status: 422, body: { reason: 'credit-too-much' } })
})

test('a block that must be paid first can be drawn from its payment on', async () => {
  const clientId = await firm.client('Nethercombe Parish Office')
  await firm.agree(clientId, '2026-09-01', {
    lines: [
      {
        kind: 'block',
        key: 'ten',
        name: 'Ten',
        unitPrice: '1000.00',
        allowance: { unit: 'minutes', amount: 600 },
        usableWhen: 'paid',
        overage: { kind: 'bill' },
      },
    ],
  })
  await firm.bill('2026-09-01', { clientIds: [clientId] })
  const usable = async () => {
    const { rows } = await firm.write((tx) =>
      sql<{
        paid: boolean
      }>`select exists (select 1 from lot_entry where client_id = ${clientId} and kind = 'paid') as paid`.execute(
        tx,
      ),
    )
    return rows[0]?.paid
  }
  assert.equal(await usable(), false)
  await pay(clientId, 123_000)
  assert.equal(await usable(), true)
})

test('the PDF is printed once and stays the same file', async () => {
  const { id } = await billed('Verrin Insurance Brokers')
  const first = await firm.owner.get(`/invoices/${id}/pdf`)
  assert.equal(first.status, 200)
  assert.match(String(first.headers.get('content-type')), /pdf/)
  assert.match(String(first.body), /^%PDF-/)
  assert.deepEqual((await firm.owner.get(`/invoices/${id}/pdf`)).body, first.body)
  const { to } = await firm.owner.api.billing.sendInvoice({ id, to: 'books@verrin.example' })
  assert.equal(to, 'books@verrin.example')
  const { rows } = await firm.write((tx) =>
    sql<{
      subject: string
      files: number
    }>`select subject, cardinality(attachment_ids) as files from mail where to_address = ${to}`.execute(tx),
  )
  assert.deepEqual(
    rows.map(({ files }) => files),
    [1],
  )
  assert.match(rows[0]?.subject ?? '', /^Invoice INV-2026-\d{4} from Northlight IT$/)
})

test('reminders go out on their day, each once; the third waits for a yes and holds the credit', async () => {
  const { clientId } = await billed('Underley Logistics')
  const on = async (day: string) => {
    const present = firm.at(`${day}T06:10:00.000Z`)
    await takeUpReminders({ ...firm.at(`${day}T06:10:00.000Z`), ...(await contextParts()), db: present.db })
  }
  const listed = async () => (await firm.owner.api.billing.listReminders({ clientId, sort: 'dueOn' })).items
  await on('2026-11-13')
  await on('2026-11-14')
  assert.deepEqual(
    (await listed()).map(({ step, state }) => [step, state]),
    [[1, 'sent']],
  )
  await on('2026-11-23')
  await on('2026-12-07')
  const waiting = (await listed()).find(({ state }) => state === 'waiting')
  assert.equal(waiting?.step, 3)
  await firm.owner.api.billing.sendReminder({ id: waiting?.id ?? '' })
  assert.notEqual((await firm.owner.api.clients.get({ clientId })).heldCredit, null)
  await pay(clientId, 12_300)
  assert.equal((await firm.owner.api.clients.get({ clientId })).heldCredit, null)
})

test('open invoices move in once, and numbers go on from the old system', async () => {
  const clientId = await firm.client('Yarrowgate Foods')
  const old = {
    clientId,
    number: '2026/114',
    issuedOn: '2026-10-01',
    dueOn: '2026-10-15',
    currency: 'EUR',
    netMinor: 100_000,
    taxMinor: 23_000,
    grossMinor: 123_000,
    paidMinor: 23_000,
  }
  const by = firm.at('2026-11-20T09:00:00.000Z')
  assert.equal(await firm.write((tx) => importOpenInvoices(tx, by, [old])), 1)
  assert.equal(await firm.write((tx) => importOpenInvoices(tx, by, [old])), 0)
  const [invoice] = (await firm.owner.api.billing.listInvoices({ clientId })).items
  assert.deepEqual([invoice?.number, invoice?.openMinor], ['2026/114', 100_000])
  await firm.write((tx) => setNextNumber(tx, { kind: 'invoice', year: 2026, next: 500 }))
  await firm.agree(clientId, '2026-11-01', care)
  await firm.bill('2026-11-02', { clientIds: [clientId] })
  const { items } = await firm.owner.api.billing.listInvoices({ clientId, sort: '-number' })
  assert.equal(items[0]?.number, 'INV-2026-0500')
})

test('signing bills the first period at once', async () => {
  const clientId = await firm.client('Zennock Pharmacy')
  const { id: agreementId } = await firm.agree(clientId, '2026-12-01', care)
  const issued = await firm.write((tx) =>
    invoiceFirstPeriod(tx, firm.at('2026-11-20T09:00:00.000Z'), { agreementId }),
  )
  assert.deepEqual(
    issued.map(({ netMinor }) => netMinor),
    [10_000],
  )
})

test('the list filters, adds up by currency and comes as CSV', async () => {
  const open = await firm.owner.api.billing.listInvoices({ state: 'overdue' })
  assert.ok(open.items.every(({ state, daysLate }) => state === 'overdue' && daysLate > 0))
  assert.equal(
    open.totals[0]?.openMinor,
    open.items.reduce((sum, { openMinor }) => sum + openMinor, 0),
  )
  const csv = await firm.owner.get('/invoices.csv?state=paid&sort=number')
  assert.match(String(csv.body), /^id,number,kind,clientId,client,state/)
})

async function contextParts() {
  const { name } = await firm.write((tx) => firmCard(tx))
  return { baseUrl: `http://${name}`, accounts: firm.accounts }
}
