import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Caller } from '#testing'
import { wall } from '../testing/log.ts'
import { type Desk, full, openDesk } from '../testing/northlight-desk.ts'

let desk: Desk
let ennet: { id: string; contactId: string }
let brannoch: { id: string; contactId: string }
let una: Caller
before(async () => {
  desk = await openDesk()
  await desk.clockAt('2026-11-17 09:00')
  ennet = await desk.client('Ennet Freight', full)
  brannoch = await desk.client('Brannoch & Veale', full)
  una = await desk.contact(ennet.contactId, ennet.id)
})
after(() => desk.close())

test('a contact asks for help, comes under the same promises, and answers', async () => {
  const asked = await una.api.service.portalAsk({ title: 'Scanner at dock 3', message: 'It beeps twice.' })
  assert.equal(asked.dueAt?.slice(0, 16), wall('2026-11-17 10:00').slice(0, 16))
  await desk.owner.api.service.recordEvent({
    ticketId: asked.id,
    kind: 'waiting-on-client',
    message: 'Which scanner?',
  })
  const mine = await una.api.service.portalTickets({ open: 'true' })
  assert.deepEqual(
    mine.items.map(({ title, waitsForYou }) => [title, waitsForYou]),
    [['Scanner at dock 3', true]],
  )
  await una.api.service.portalReply({ ticketId: asked.id, body: 'The grey one.' })
  const ticket = await una.api.service.portalTicket({ ticketId: asked.id })
  assert.equal(ticket.status, 'open')
  assert.deepEqual(
    ticket.log.map(({ kind, body, mine: own }) => [kind, body, own]),
    [
      ['client-replied', 'The grey one.', true],
      ['waiting-on-client', 'Which scanner?', false],
      ['reported', 'It beeps twice.', true],
    ],
  )
})

test('an emergency that has to be phoned in is urgent, and told so; ours declare it', async () => {
  const asked = await una.api.service.portalAsk({ title: 'Everything is down', emergency: true })
  const ticket = await desk.owner.api.service.ticket({ ticketId: asked.id })
  assert.deepEqual([ticket.emergency, ticket.priority], [false, 'high'])
})

test('a reply to what was solved opens it again', async () => {
  const { id } = await una.api.service.portalAsk({ title: 'Mail is slow' })
  await desk.owner.api.service.recordEvent({ ticketId: id, kind: 'solved' })
  await una.api.service.portalReply({ ticketId: id, body: 'Still slow.' })
  assert.equal((await desk.owner.api.service.ticket({ ticketId: id })).status, 'open')
})

test('another client’s tickets are not there, and the desk is not for contacts', async () => {
  const { id } = await desk.owner.api.service.openTicket({ clientId: brannoch.id, title: 'Payroll export' })
  assert.equal((await una.get(`/portal/tickets/${id}`)).status, 404)
  assert.equal((await una.post(`/portal/tickets/${id}/messages`, { body: 'Hello' })).status, 404)
  for (const path of ['/tickets', `/tickets/${id}`, '/time-entries', '/visits', '/projects', '/vendor-cases'])
    assert.equal((await una.get(path)).status, 403, path)
  assert.equal((await desk.owner.get('/portal/tickets')).status, 403)
  const { items } = await una.api.service.portalTickets({ q: 'payroll' })
  assert.deepEqual(items, [])
})

test('notes, who has a ticket and why a promise broke are not for the client', async () => {
  const { id } = await una.api.service.portalAsk({ title: 'Plotter' })
  await desk.owner.api.service.addTicketNote({ ticketId: id, body: 'Una is cross.' })
  await desk.owner.api.service.recordEvent({ ticketId: id, kind: 'taken' })
  const answer = await una.get(`/portal/tickets/${id}`)
  assert.doesNotMatch(JSON.stringify(answer.body), /cross|taken/)
})

test('an estimate is approved up to the contact’s limit, and once', async () => {
  const { id } = await una.api.service.portalAsk({ title: 'A new switch' })
  const ask = (amountMinor: number) =>
    desk.owner.api.service.askApproval({ ticketId: id, amountMinor, estimate: 'Three hours on site' })
  const large = await ask(100_000)
  assert.partialDeepStrictEqual(
    (await una.post(`/portal/work-approvals/${large.id}/answer`, { answer: 'yes' })).body,
    {
      reason: 'above-limit',
      limitMinor: 50_000,
    },
  )
  const small = await ask(36_000)
  await una.api.service.portalAnswer({ approvalId: small.id, answer: 'yes' })
  assert.partialDeepStrictEqual(
    (await una.post(`/portal/work-approvals/${small.id}/answer`, { answer: 'no' })).body,
    {
      reason: 'answered-already',
    },
  )
  await desk.owner.api.service.noteAnswer({
    approvalId: large.id,
    answer: 'no',
    answeredBy: 'Una',
    how: 'phone',
  })
  const { approvals } = await desk.owner.api.service.ticket({ ticketId: id })
  assert.deepEqual(approvals.map(({ answer, how }) => [answer, how]).toSorted(), [
    ['no', 'phone'],
    ['yes', 'portal'],
  ])
})
