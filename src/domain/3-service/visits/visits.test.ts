import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { wall } from '../testing/log.ts'
import { type Desk, full, openDesk } from '../testing/northlight-desk.ts'
import { timeEntriesFor } from '../time/entries-for.ts'

let desk: Desk
let ennet: { id: string; contactId: string }
before(async () => {
  desk = await openDesk()
  await desk.clockAt('2026-11-17 09:00')
  ennet = await desk.client('Ennet Freight', full)
})
after(() => desk.close())

const service = () => desk.owner.api.service
const plan = (more: object = {}) =>
  service().planVisit({
    clientId: ennet.id,
    personId: desk.ownerId,
    kind: 'proactive',
    title: 'November maintenance',
    startsAt: wall('2026-11-17 14:00'),
    endsAt: wall('2026-11-17 16:00'),
    checklist: ['Backup restored a file', 'Updates are in'],
    ...more,
  })

test('a visit is carried out: arrival, every item with what was seen, sign-off', async () => {
  const { id } = await plan()
  const early = await desk.owner.post(`/visits/${id}/sign-off`, { signedBy: 'Una' })
  assert.partialDeepStrictEqual(early.body, { reason: 'not-arrived' })
  await desk.clockAt('2026-11-17 14:05')
  await service().arrive({ visitId: id })
  await service().tickItem({ visitId: id, key: '1', result: 'done', evidence: 'Payroll file of Friday' })
  const open = await desk.owner.post(`/visits/${id}/sign-off`, { signedBy: 'Una' })
  assert.partialDeepStrictEqual(open.body, { reason: 'items-open', count: 1 })
  const silent = await desk.owner.put(`/visits/${id}/checklist/2`, { result: 'problem' })
  assert.partialDeepStrictEqual(silent.body, { reason: 'evidence-missing' })
  await service().tickItem({ visitId: id, key: '2', result: 'problem', evidence: 'Two laptops were off' })
  const { fileId } = await service().addEvidence({
    visitId: id,
    key: '2',
    name: 'shelf.png',
    mediaType: 'image/png',
    contentBase64: Buffer.from('a picture').toString('base64'),
  })
  const file = await desk.owner.get(`/visits/${id}/files/${fileId}`)
  assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'image/png'])
  await desk.clockAt('2026-11-17 15:30')
  await service().signOff({ visitId: id, signedBy: 'Una', report: 'All but two laptops' })
  const visit = await service().visit({ visitId: id })
  assert.deepEqual(
    [visit.signedBy, visit.leftAt?.slice(0, 16)],
    ['Una', wall('2026-11-17 15:30').slice(0, 16)],
  )
  const again = await desk.owner.put(`/visits/${id}/checklist/1`, { result: null })
  assert.partialDeepStrictEqual(again.body, { reason: 'signed-already' })
})

test('arriving at a visit for a ticket keeps its on-site promise', async () => {
  await desk.clockAt('2026-11-17 09:00')
  const ticket = await service().openTicket({ clientId: ennet.id, title: 'Access point' })
  await service().recordEvent({ ticketId: ticket.id, kind: 'needed', channel: 'on-site' })
  const { id } = await plan({ ticketId: ticket.id, kind: 'on-site' })
  await desk.clockAt('2026-11-17 11:00')
  await service().arrive({ visitId: id })
  const { clocks, visits } = await service().ticket({ ticketId: ticket.id })
  assert.equal(clocks.find(({ channel }) => channel === 'on-site')?.state, 'met')
  assert.equal(visits.length, 1)
})

test('visits of one trip share its travel, in the order of the day', async () => {
  await desk.clockAt('2026-11-17 09:00')
  const jarrowby = await desk.client('Jarrowby Print')
  const tripId = ennet.id
  const [one, other] = [
    await plan({ tripId }),
    await plan({ tripId, clientId: jarrowby.id, startsAt: wall('2026-11-17 12:00') }),
  ]
  for (const client of [ennet, jarrowby])
    await desk.owner.api.clients.addSite({
      clientId: client.id,
      name: 'Depot',
      travelZone: 'B',
      distanceKm: 12.5,
    })
  for (const [visitId, clientId] of [
    [one.id, ennet.id],
    [other.id, jarrowby.id],
  ] as const) {
    const { sites } = await desk.owner.api.clients.get({ clientId })
    const visit = await service().visit({ visitId })
    await service().changeVisit({
      ...visit,
      visitId,
      siteId: sites.find(({ name }) => name === 'Depot')?.id,
      revision: visit.revision,
    })
    await service().logTime({ clientId, visitId, workedOn: '2026-11-16', minutes: 60, workType: 'on-site' })
  }
  const entries = await desk
    .byItself()
    .db.read((tx) =>
      timeEntriesFor(tx, { clientIds: [ennet.id, jarrowby.id], from: '2026-11-16', through: '2026-11-16' }),
    )
  assert.deepEqual(entries.map(({ clientId, visit }) => [clientId === ennet.id, visit?.travel]).toSorted(), [
    [false, { zone: 'B', metres: 12_500, sharedBy: 2, shareIndex: 0 }],
    [true, { zone: 'B', metres: 12_500, sharedBy: 2, shareIndex: 1 }],
  ])
})

test('the calendar lists from today on; a visit that was moved is told of stale edits', async () => {
  await desk.clockAt('2026-11-17 09:00')
  const { id } = await plan({
    title: 'Quarterly review',
    kind: 'review',
    startsAt: wall('2026-11-20 10:00'),
    endsAt: wall('2026-11-20 11:00'),
  })
  const { items } = await service().visits({ from: '2026-11-20', through: '2026-11-20' })
  assert.deepEqual(
    items.map(({ title }) => title),
    ['Quarterly review'],
  )
  const moved = {
    kind: 'review',
    title: 'Review',
    startsAt: wall('2026-11-20 11:00'),
    endsAt: wall('2026-11-20 12:00'),
  }
  await desk.owner.put(`/visits/${id}`, { ...moved, revision: 1 })
  assert.equal((await desk.owner.put(`/visits/${id}`, { ...moved, revision: 1 })).status, 409)
  await service().cancelVisit({ visitId: id })
  assert.equal((await service().visits({ from: '2026-11-20', through: '2026-11-20' })).total, 0)
})

test('a project shows what is used of its budget', async () => {
  const { id, number } = await service().addProject({
    clientId: ennet.id,
    name: 'Summer project',
    budgetMinutes: 60,
  })
  assert.equal(number, 1)
  const ticket = await service().openTicket({ clientId: ennet.id, title: 'Cabling', projectId: id })
  await service().logTime({ ticketId: ticket.id, workedOn: '2026-11-16', minutes: 75, workType: 'project' })
  const { items } = await service().projects({ state: 'over-budget' })
  assert.deepEqual(
    items.map(({ name, usedMinutes, openTickets }) => [name, usedMinutes, openTickets]),
    [['Summer project', 75, 1]],
  )
  const project = await service().project({ projectId: id })
  assert.deepEqual(project.byPerson, [{ person: 'Maeve Corrigan', minutes: 75 }])
  await service().changeProject({ projectId: id, name: 'Summer project', budgetMinutes: 90, revision: 1 })
  assert.equal((await service().projects({ state: 'over-budget' })).total, 0)
})

test('a vendor has a clock of its own, in our hours and in days', async () => {
  await desk.clockAt('2026-11-17 10:00')
  const { id: vendorId } = await desk.owner.api.clients.addVendor({
    name: 'Harbour Fibre',
    kind: 'line',
    phone: '01 555 0100',
    email: '',
  })
  const ticket = await service().openTicket({ clientId: ennet.id, title: 'Line drops' })
  const { id } = await service().openVendorCase({
    ticketId: ticket.id,
    vendorId,
    reference: 'HF-77',
    openedAt: wall('2026-11-15 16:00'),
  })
  const { items } = await service().vendorCases({ open: 'true' })
  assert.deepEqual(
    items.map(({ vendor, openMinutes, openDays }) => [vendor, openMinutes, openDays]),
    [['Harbour Fibre', 570, 2]],
  )
  await service().changeVendorCase({
    caseId: id,
    reference: 'HF-77',
    note: 'Engineer on Thursday',
    revision: 1,
  })
  await service().closeVendorCase({ caseId: id })
  assert.equal((await service().ticket({ ticketId: ticket.id })).vendorCases[0]?.note, 'Engineer on Thursday')
  const again = await desk.owner.post(`/vendor-cases/${id}/closing`)
  assert.partialDeepStrictEqual(again.body, { reason: 'case-closed' })
})
