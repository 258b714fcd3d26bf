import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestServer } from '#testing'

let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Awaited<ReturnType<typeof server.firm>>['owner']
let clientId: string
before(async () => {
  server = await openTestServer()
  owner = (await server.firm()).owner
  clientId = (await owner.api.clients.add({ name: 'Yarrowgate Foods' })).id
})
after(() => server.close())

const running = async () => (await owner.api.clients.technologies({ clientId })).items

test('what runs at a client is said once, however it is spelled', async () => {
  await owner.api.clients.addTechnology({ clientId, name: 'Windows Server', kind: 'system' })
  const again = await owner.post(`/clients/${clientId}/technologies`, {
    name: 'windows server',
    kind: 'system',
  })
  assert.equal(again.status, 422)
  assert.partialDeepStrictEqual(again.body, { reason: 'technology-twice', field: 'name' })
  assert.deepEqual(
    (await running()).map(({ name, source, endedOn }) => [name, source, endedOn]),
    [['Windows Server', 'typed', null]],
  )
})

test('a partner is a vendor of the directory, and may be taken away again', async () => {
  const { id } = await owner.api.clients.addTechnology({ clientId, name: 'Molar', kind: 'program' })
  const vendor = { name: 'Molar Software', kind: 'software', phone: '', email: '' }
  const { id: partnerId } = await owner.api.clients.addVendor(vendor)
  await owner.api.clients.namePartner({ technologyId: id, partnerId, revision: 1 })
  assert.equal((await running()).find((one) => one.id === id)?.partner, 'Molar Software')
  const unknown = await owner.put(`/client-technologies/${id}/partner`, { partnerId: clientId, revision: 2 })
  assert.partialDeepStrictEqual(unknown.body, { reason: 'no-such-vendor', field: 'partnerId' })
  const stale = await owner.put(`/client-technologies/${id}/partner`, { partnerId: null, revision: 1 })
  assert.equal(stale.status, 409)
  await owner.api.clients.namePartner({ technologyId: id, partnerId: null, revision: 2 })
  assert.equal((await running()).find((one) => one.id === id)?.partner, null)
})

test('what has ended stands in the list of what ended, and its name is free again', async () => {
  const sinceOn = '2026-01-01'
  const { id } = await owner.api.clients.addTechnology({
    clientId,
    name: 'Old MRP',
    kind: 'program',
    sinceOn,
  })
  const early = await owner.post(`/client-technologies/${id}/end`, { endedOn: '2025-12-31', revision: 1 })
  assert.partialDeepStrictEqual(early.body, { reason: 'ended-before-it-began', field: 'endedOn' })
  await owner.api.clients.endTechnology({ technologyId: id, endedOn: '2026-11-01', revision: 1 })
  assert.ok((await running()).every(({ name }) => name !== 'Old MRP'))
  const { items } = await owner.api.clients.technologies({ clientId, ended: 'true' })
  assert.equal(items.find(({ name }) => name === 'Old MRP')?.endedOn, '2026-11-01')
  await owner.api.clients.addTechnology({ clientId, name: 'Old MRP', kind: 'program' })
  assert.equal((await owner.post(`/client-technologies/${id}/end`, { revision: 2 })).status, 409)
})
