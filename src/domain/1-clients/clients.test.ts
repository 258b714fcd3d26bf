import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { northlight, openTestServer } from '#testing'

let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Awaited<ReturnType<typeof server.firm>>['owner']
before(async () => {
  server = await openTestServer()
  owner = (await server.firm()).owner
})
after(() => server.close())

const alderquay = () =>
  owner.api.clients.add({
    name: 'Alderquay Dental',
    industry: 'dentist',
    endpoints: 18,
    users: 14,
    contact: { name: 'Una Alder', email: 'una@alderquay.example', signs: true },
  })

test('a company we met is a prospect, with its counts and its main contact', async () => {
  const { id } = await alderquay()
  const client = await owner.api.clients.get({ clientId: id })
  assert.equal(client.stage, 'prospect')
  assert.equal(client.currency, 'EUR')
  assert.deepEqual(
    client.contacts.map((contact) => [contact.name, contact.isMain]),
    [['Una Alder', true]],
  )
  assert.deepEqual(
    client.counts.map(({ what, count }) => [what, count]),
    [
      ['endpoint', 18],
      ['user', 14],
    ],
  )
})

test('the list searches, filters, sorts and comes as CSV', async () => {
  await owner.api.clients.add({ name: 'Dunvarra Joinery', endpoints: 9 })
  const found = await owner.api.clients.list({ q: 'dunvarra' })
  assert.deepEqual([found.total, found.items[0]?.name], [1, 'Dunvarra Joinery'])
  assert.equal((await owner.api.clients.list({ stage: 'client' })).total, 0)
  const csv = await owner.get('/clients.csv?sort=-endpoints')
  assert.match(String(csv.body), /^id,number,name,industry,stage/)
  assert.match(String(csv.body), /Dunvarra Joinery/)
})

test('an edit of an old version is told how the client stands now, and changes nothing', async () => {
  const { id } = await owner.api.clients.add({ name: 'Ennet Freight' })
  const first = await owner.put(`/clients/${id}`, { name: 'Ennet Freight Ltd', revision: 1 })
  assert.equal(first.status, 200)
  const second = await owner.put(`/clients/${id}`, { name: 'Ennet', revision: 1 })
  assert.equal(second.status, 409)
  assert.partialDeepStrictEqual(second.body, { reason: 'stale', current: { name: 'Ennet Freight Ltd' } })
})

test('the same key adds one client only, and is answered the same', async () => {
  const headers = { 'idempotency-key': 'lorne-and-tansy-1' }
  const first = await owner.post('/clients', { name: 'Lorne & Tansy' }, headers)
  const again = await owner.post('/clients', { name: 'Lorne & Tansy' }, headers)
  assert.deepEqual(again.body, first.body)
  assert.equal(again.status, 201)
  const other = await owner.post('/clients', { name: 'Somebody else' }, headers)
  assert.equal(other.status, 409)
})

test('erasing a contact overwrites the person and keeps the id', async () => {
  const { id } = await owner.api.clients.add({ name: 'Kestrelmoor', contact: { name: 'Ida Kestrel' } })
  const [contact] = (await owner.api.clients.get({ clientId: id })).contacts
  assert.ok(contact)
  await owner.api.clients.eraseContact({ contactId: contact.id })
  assert.deepEqual((await owner.api.clients.get({ clientId: id })).contacts, [])
})

test('a contact let in reaches nothing of the staff', async () => {
  const { id } = await alderquay()
  const [contact] = (await owner.api.clients.get({ clientId: id })).contacts
  assert.ok(contact)
  await owner.api.clients.giveAccess({ contactId: contact.id })
  const timeline = await owner.api.clients.timeline({ clientId: id })
  assert.ok(timeline.items.some(({ kind }) => kind === 'contact.let-in'))
})

test('a contact let in by a new address is not entered by the old one', async () => {
  const { id } = await alderquay()
  const contactOf = async () => (await owner.api.clients.get({ clientId: id })).contacts[0]
  const before = await contactOf()
  assert.ok(before)
  await owner.api.clients.giveAccess({ contactId: before.id })
  const { id: contactId, ...fields } = before
  await owner.api.clients.changeContact({ ...fields, contactId, email: 'una.alder@alderquay.example' })
  await owner.api.clients.giveAccess({ contactId })
  const old = await server.accounts.accountByEmail('una@alderquay.example')
  const { rows } = await sql`select from door.memberships_of(${old?.userId ?? null})
    where subject_id = ${contactId}`.execute(server.kysely)
  assert.equal(rows.length, 0)
})

test('somebody of the staff who is let in as a contact stays staff', async () => {
  const { email } = northlight.owner
  const { id } = await owner.api.clients.add({ name: 'Saltmarsh Legal', contact: { name: 'Owner', email } })
  const [contact] = (await owner.api.clients.get({ clientId: id })).contacts
  await owner.api.clients.giveAccess({ contactId: contact?.id ?? '' })
  assert.equal((await owner.api.firm.session()).kind, 'person')
})

test('a contact who gets another address is let in anew', async () => {
  const { id } = await alderquay()
  const [contact] = (await owner.api.clients.get({ clientId: id })).contacts
  assert.ok(contact)
  await owner.api.clients.giveAccess({ contactId: contact.id })
  const { hasAccess: _, id: contactId, ...fields } = contact
  await owner.api.clients.changeContact({ ...fields, contactId, email: 'una.alder@alderquay.example' })
  const after = await owner.api.clients.get({ clientId: id })
  assert.equal(after.contacts[0]?.hasAccess, false)
})
