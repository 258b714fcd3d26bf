import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestServer } from '#testing'
import type { ImportKind } from './rules.ts'

let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Awaited<ReturnType<typeof server.firm>>['owner']
let me: string
before(async () => {
  server = await openTestServer()
  owner = (await server.firm()).owner
  me = (await owner.api.firm.listPeople({})).items[0]?.name ?? ''
})
after(() => server.close())

async function moveIn(kind: ImportKind, csv: string) {
  const { id } = await owner.api.billing.addImport({ kind, csv })
  return owner.api.billing.runImport({ id })
}
const errorsOf = async (id: string) =>
  (await owner.api.billing.importErrors({ id })).items.map(({ row, column, sentence }) => [
    row,
    column,
    sentence,
  ])

const clients =
  '\uFEFFCompany;Account number;Customer since;Billing email\r\n' +
  '"Alderquay; Dental";A-1;17/11/2023;books@alderquay.example\r\n' +
  'Dunvarra Joinery;A-2;;\r\n'

test('a file is read with its columns guessed, its days told apart and its first rows shown', async () => {
  const file = await owner.api.billing.addImport({ kind: 'clients', csv: clients })
  assert.equal(file.mapping.name, 'Company')
  assert.equal(file.mapping.key, 'Account number')
  assert.equal(file.dayOrder, 'dmy')
  assert.deepEqual(file.preview[0]?.slice(0, 2), ['Alderquay; Dental', 'A-1'])
})

test('a dry run says what a run would do, and does nothing', async () => {
  const { id } = await owner.api.billing.addImport({ kind: 'clients', csv: clients })
  const checked = await owner.api.billing.checkImport({ id })
  assert.partialDeepStrictEqual(checked, { state: 'checked', added: 2, known: 0, refused: 0 })
  assert.equal((await owner.api.clients.list({})).total, 0)
})

test('clients come once, however often their file is run', async () => {
  assert.partialDeepStrictEqual(await moveIn('clients', clients), { added: 2, known: 0 })
  assert.partialDeepStrictEqual(await moveIn('clients', clients), { added: 0, known: 2 })
  const { items } = await owner.api.clients.list({ sort: 'name' })
  assert.deepEqual(
    items.map(({ name, stage }) => [name, stage]),
    [
      ['Alderquay; Dental', 'customer'],
      ['Dunvarra Joinery', 'prospect'],
    ],
  )
})

test('contacts and counts find their client by name or by its old number, once', async () => {
  const contacts =
    'Client,Name,Email,Primary\nA-1,Una Alder,una@alderquay.example,yes\nDunvarra Joinery,Dan,,\n'
  assert.partialDeepStrictEqual(await moveIn('contacts', contacts), { added: 2 })
  assert.partialDeepStrictEqual(await moveIn('contacts', contacts), { added: 0, known: 2 })
  const counts = 'Client,Month,Endpoints,Users\nA-1,2026-09,18,14\nA-1,2026-10,19,\n'
  assert.partialDeepStrictEqual(await moveIn('counts', counts), { added: 3, refused: 0 })
  assert.partialDeepStrictEqual(await moveIn('counts', counts), { added: 0, known: 3 })
  const found = await owner.api.clients.list({ q: 'Alderquay' })
  assert.deepEqual([found.items[0]?.mainContact, found.items[0]?.endpoints], ['Una Alder', 19])
})

test('a broken row is told by row and column, and the good ones come all the same', async () => {
  const csv =
    'Client,Name,Email\nNobody Ltd,Ann,\nA-1,Bea,not an address\nA-1,Cid,cid@alderquay.example\nA-1,,\n'
  const { id } = await owner.api.billing.addImport({ kind: 'contacts', csv })
  assert.partialDeepStrictEqual(await owner.api.billing.runImport({ id }), { added: 1, refused: 3 })
  assert.deepEqual(await errorsOf(id), [
    [2, 'Client', 'There is no client “Nobody Ltd”. Import clients first, or write it as they do.'],
    [3, 'Email', '“not an address” is no e-mail address.'],
    [5, 'Name', 'Name is empty.'],
  ])
  const file = await owner.get(`/imports/${id}/errors.csv`)
  assert.match(String(file.body), /^row,column,sentence\r\n2,Client,/)
})

test('days that can be read in two ways are asked for', async () => {
  const csv = 'Client,Date,Endpoints\nA-2,03/04/2026,5\n'
  const { id, dayOrder } = await owner.api.billing.addImport({ kind: 'counts', csv })
  assert.equal(dayOrder, null)
  const refused = await owner.post(`/imports/${id}/run`, {})
  assert.partialDeepStrictEqual(refused, { status: 422, body: { reason: 'day-order-unknown' } })
  await owner.api.billing.checkImport({ id, dayOrder: 'mdy' })
  await owner.api.billing.runImport({ id })
  const client = (await owner.api.clients.list({ q: 'Dunvarra' })).items[0]
  const { items } = await owner.api.clients.counts({ clientId: client?.id ?? '' })
  assert.equal(items[0]?.countedOn, '2026-03-04')
})

test('tickets and the work on them come once, and find each other', async () => {
  const tickets =
    'Client,Ticket,Subject,Created,Closed,Priority\n' +
    'A-1,T77,Printer jams,2026-10-02 09:15,2026-10-02 10:00,low\n' +
    'A-2,T78,Server is down,2026-11-18 23:10,,critical\n'
  assert.partialDeepStrictEqual(await moveIn('tickets', tickets), { added: 2, refused: 0 })
  assert.partialDeepStrictEqual(await moveIn('tickets', tickets), { added: 0, known: 2 })
  const time =
    `Client,Ticket number,Technician,Date,Duration,Notes,Billable\n` +
    `A-1,T77,${me},2026-10-02,0:45,Cleared the tray,yes\n` +
    `A-2,T78,${me},2026-11-18,1.5,Came at night,no\n` +
    `A-2,T78,${me},2026-11-18,1.5,Came at night,no\n`
  assert.partialDeepStrictEqual(await moveIn('time-entries', time), { added: 3, refused: 0 })
  assert.partialDeepStrictEqual(await moveIn('time-entries', time), { added: 0, known: 3 })
  const { items } = await owner.api.service.timeEntries({ sort: 'workedOn' })
  assert.deepEqual(
    items.map(({ minutes }) => minutes),
    [45, 90, 90],
  )
  const dunvarra = (await owner.api.clients.list({ q: 'Dunvarra' })).items[0]
  assert.equal(dunvarra?.stage, 'customer')
})

test('agreements come in force with what was billed and what is left, once', async () => {
  const agreements =
    'Client,Contract,Agreement name,Type,Item,Price,Qty,Per,Hours,Start,Next bill date,Hours remaining,Prepaid\n' +
    'A-1,C-9,Care,managed services,All help,79.00,14,user,,2024-01-01,2026-12-01,,\n' +
    'A-1,C-9,Care,licence,Mailboxes,5.50,14,seats,,2024-01-01,2026-12-01,,\n' +
    'A-2,C-10,Ten hours,block hours,Ten hours,"1,150.00",,,10,2026-06-01,2026-12-01,4.5,"1,150.00"\n'
  assert.partialDeepStrictEqual(await moveIn('agreements', agreements), { added: 2, refused: 0 })
  assert.partialDeepStrictEqual(await moveIn('agreements', agreements), { added: 0, known: 2 })
  const { items } = await owner.api.agreements.list({ sort: 'client' })
  assert.deepEqual(
    items.map(({ client, state }) => [client, state]),
    [
      ['Alderquay; Dental', 'active'],
      ['Dunvarra Joinery', 'active'],
    ],
  )
  const block = await owner.api.agreements.lots({ agreementId: items[1]?.id ?? '' })
  assert.equal(block.items[0]?.balance, 270)
  assert.equal((await owner.api.clients.list({ stage: 'client' })).total, 2)
})

test('open invoices, monthly totals and the next number come once; the first run is held against them', async () => {
  const invoices =
    'Client,Invoice no,Invoice date,Subtotal,VAT,Total,Paid\n' +
    'A-1,OLD-31,2026-11-01,"1.183,00","272,09","1.455,09","1.000,00"\n' +
    'A-1,OLD-32,2026-11-01,"10,00","2,00","13,00",\n'
  const { id } = await owner.api.billing.addImport({ kind: 'invoices', csv: invoices })
  assert.partialDeepStrictEqual(await owner.api.billing.runImport({ id }), { added: 1, refused: 1 })
  assert.deepEqual(await errorsOf(id), [[3, 'Total', 'Net and tax are 12.00, not 13.00.']])
  assert.partialDeepStrictEqual(await moveIn('invoices', invoices), { added: 0, known: 1 })
  const [open] = (await owner.api.billing.listInvoices({ q: 'OLD-31' })).items
  assert.equal(open?.openMinor, 45_509)
  const totals = 'Client,Month,Recurring\nA-1,2026-11,1183.00\n'
  assert.partialDeepStrictEqual(await moveIn('monthly-totals', totals), { added: 1 })
  assert.partialDeepStrictEqual(await moveIn('monthly-totals', totals), { added: 0, known: 1 })
  const next = 'Of what,Year,Next number\ninvoice,2026,232\n'
  assert.partialDeepStrictEqual(await moveIn('next-numbers', next), { added: 1 })
  assert.partialDeepStrictEqual(await moveIn('next-numbers', next), { added: 0, known: 1 })
  const report = await owner.api.billing.firstRunReport({ through: '2026-12-01' })
  const alderquay = report.items.find(({ client }) => client.startsWith('Alderquay'))
  assert.partialDeepStrictEqual(alderquay, {
    lastInvoice: { number: 'OLD-31' },
    lastTotal: { netMinor: 118_300 },
    firstRunMinor: 118_300,
    state: 'same',
  })
})

test('a repeated request with the same key runs once, and is answered the same', async () => {
  const { id } = await owner.api.billing.addImport({ kind: 'clients', csv: 'Name\nEnnet Freight\n' })
  const headers = { 'idempotency-key': 'ennet-freight-1' }
  const first = await owner.post(`/imports/${id}/run`, {}, headers)
  assert.deepEqual((await owner.post(`/imports/${id}/run`, {}, headers)).body, first.body)
  assert.partialDeepStrictEqual(first.body, { added: 1, known: 0 })
})

test('thousands of time entries come in one go, and once', async () => {
  const lines = Array.from({ length: 4_000 }, (_, at) => {
    const day = String((at % 28) + 1).padStart(2, '0')
    return `A-${(at % 2) + 1},${me},2025-${String((at % 12) + 1).padStart(2, '0')}-${day},${(at % 90) + 5},Work ${at},E${at}`
  })
  const csv = `Client,Technician,Date,Minutes,Notes,Entry id\n${lines.join('\n')}\n`
  assert.partialDeepStrictEqual(await moveIn('time-entries', csv), { added: 4_000, refused: 0 })
  assert.partialDeepStrictEqual(await moveIn('time-entries', csv), { added: 0, known: 4_000 })
})
