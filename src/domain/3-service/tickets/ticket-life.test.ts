import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { wall } from '../testing/log.ts'
import { type Desk, full, openDesk } from '../testing/northlight-desk.ts'

let desk: Desk
let ennet: { id: string; contactId: string }
before(async () => {
  desk = await openDesk()
  await desk.clockAt('2026-10-20 09:00')
  ennet = await desk.client('Ennet Freight', full)
})
after(() => desk.close())

const service = () => desk.owner.api.service
const open = (title: string, more: object = {}) =>
  service().openTicket({ clientId: ennet.id, contactId: ennet.contactId, title, channel: 'mail', ...more })
const clockOf = async (ticketId: string, channel: string) =>
  (await service().ticket({ ticketId })).clocks.find(
    (clock) => clock.channel === channel && clock.why !== 'replaced',
  )
/** The firm's clock runs on while a test does, by less than a minute. */
const minute = (instant: string | null | undefined) => instant?.slice(0, 16)
const tap = (ticketId: string, kind: string, more: object = {}) =>
  desk.owner.post(`/tickets/${ticketId}/events`, { kind, ...more })

test('a ticket comes under the promises of its agreement, and the desk shows the next deadline', async () => {
  await desk.clockAt('2026-10-23 16:30')
  const ticket = await open('Scanners drop off the Wi-Fi', { reportedAt: wall('2026-10-23 16:30') })
  // Friday half past four, an hour of opening left, then the weekend in which the clocks go back and a holiday.
  assert.equal(ticket.dueAt, wall('2026-10-23 17:30'))
  const { clocks } = await service().ticket({ ticketId: ticket.id })
  assert.deepEqual(
    clocks.map(({ channel, state, dueAt }) => [channel, state, dueAt]),
    [
      ['phone', 'running', wall('2026-10-23 17:30')],
      ['reply', 'running', wall('2026-10-27 10:00')],
      ['resolve', 'running', wall('2026-10-27 16:00')],
      ['on-site', 'not-needed', wall('2026-10-27 12:00')],
    ],
  )
  const { items } = await service().tickets({ clientId: ennet.id })
  assert.partialDeepStrictEqual(items[0], {
    number: ticket.number,
    clock: { channel: 'phone', source: 'AGR-1001' },
  })
})

test('a whole life: called back, asked, paused, answered, solved, opened again, closed', async () => {
  await desk.clockAt('2026-11-17 09:00')
  const { id } = await open('Pick lists print blank')
  await desk.clockAt('2026-11-17 09:20')
  await tap(id, 'called-back', { note: 'Una says it began on Friday.' })
  assert.equal((await clockOf(id, 'phone'))?.state, 'met')
  await desk.clockAt('2026-11-17 10:00')
  const asked = await tap(id, 'waiting-on-client', { message: 'Which printer is it?' })
  assert.partialDeepStrictEqual(asked.body, { status: 'waiting', dueAt: null })
  assert.equal((await clockOf(id, 'reply'))?.state, 'met')
  await desk.clockAt('2026-11-17 15:00')
  const resolve = await clockOf(id, 'resolve')
  assert.deepEqual(
    [resolve?.state, Math.round(resolve?.minutesLeft ?? 0), resolve?.waitingOn],
    ['paused', 420, 'client'],
  )
  await tap(id, 'client-replied', { message: 'The one in the yard.' })
  assert.equal(minute((await clockOf(id, 'resolve'))?.dueAt), minute(wall('2026-11-18 13:30')))
  await desk.clockAt('2026-11-17 16:00')
  assert.partialDeepStrictEqual((await tap(id, 'solved', { message: 'The driver was old.' })).body, {
    status: 'solved',
    dueAt: null,
  })
  await desk.clockAt('2026-11-18 09:30')
  await tap(id, 'reopened', { reason: 'Blank again' })
  assert.equal(minute((await clockOf(id, 'resolve'))?.dueAt), minute(wall('2026-11-18 15:30')))
  const refused = await tap(id, 'reopened')
  assert.partialDeepStrictEqual([refused.status, refused.body], [422, { reason: 'ticket-open' }])
  await desk.clockAt('2026-11-18 11:00')
  const closed = await service().closeTicket({ ticketId: id, categoryKey: 'maintenance', emergency: false })
  assert.equal(closed.status, 'closed')
  const ticket = await service().ticket({ ticketId: id })
  assert.deepEqual(
    [ticket.category.name, minute(ticket.closedAt)],
    ['Maintenance', minute(wall('2026-11-18 11:00'))],
  )
  assert.deepEqual(
    ticket.log.toReversed().map(({ kind }) => kind),
    [
      'reported',
      'called-back',
      'note',
      'waiting-on-client',
      'client-replied',
      'solved',
      'reopened',
      'solved',
      'closed',
    ],
  )
  const mails = await desk.owner.get('/mails')
  assert.match(JSON.stringify(mails.body), /\[T-\d+\] Pick lists print blank/)
})

test('a broken promise stands on top of the desk until somebody says why', async () => {
  await desk.clockAt('2026-11-17 09:00')
  const { id, number } = await open('Reminder texts not going out')
  await desk.clockAt('2026-11-17 11:30')
  await tap(id, 'replied', { message: 'We look at it now.' })
  await tap(id, 'called-back')
  const phone = await clockOf(id, 'phone')
  assert.equal(phone?.state, 'breached')
  const broken = () => service().tickets({ view: 'broken', clientId: ennet.id })
  assert.ok((await broken()).items.some((row) => row.number === number))
  const silent = await desk.owner.post(`/tickets/${id}/breach-reasons`, {
    promiseId: phone?.promiseId,
    reason: '',
  })
  assert.equal(silent.status, 400)
  await service().giveBreachReason({ ticketId: id, promiseId: phone?.promiseId ?? '', reason: 'Storm day' })
  const reply = await clockOf(id, 'reply')
  assert.equal(reply?.state, 'breached')
  await service().giveBreachReason({ ticketId: id, promiseId: reply?.promiseId ?? '', reason: 'Storm day' })
  assert.ok(!(await broken()).items.some((row) => row.number === number))
  const met = await clockOf(id, 'resolve')
  const early = await desk.owner.post(`/tickets/${id}/breach-reasons`, {
    promiseId: met?.promiseId,
    reason: 'Why not',
  })
  assert.partialDeepStrictEqual(early.body, { reason: 'not-broken' })
})

test('a tap is taken back within ten seconds, by whoever made it, and nothing else is', async () => {
  await desk.clockAt('2026-11-17 09:00')
  const { id } = await open('Plotter scans land in the wrong folder')
  await desk.clockAt('2026-11-17 09:10')
  const called = await service().recordEvent({ ticketId: id, kind: 'called-back' })
  assert.ok(called.undoUntil)
  assert.equal((await clockOf(id, 'phone'))?.state, 'met')
  const undone = await service().undoEvent({ ticketId: id, eventId: called.eventId })
  assert.deepEqual([undone.status, minute(undone.dueAt)], ['new', minute(wall('2026-11-17 10:00'))])
  const again = await desk.owner.post(`/tickets/${id}/events/${called.eventId}/undo`)
  assert.partialDeepStrictEqual(again.body, { reason: 'undone-already' })
  const replied = await service().recordEvent({ ticketId: id, kind: 'replied', message: 'We call you.' })
  const words = await desk.owner.post(`/tickets/${id}/events/${replied.eventId}/undo`)
  assert.partialDeepStrictEqual(words.body, { reason: 'not-undoable' })
  const taken = await service().recordEvent({ ticketId: id, kind: 'call-attempted' })
  await desk.clockAt('2026-11-17 09:11')
  const late = await desk.owner.post(`/tickets/${id}/events/${taken.eventId}/undo`)
  assert.partialDeepStrictEqual([late.status, late.body], [422, { reason: 'undo-too-late' }])
})

test('waiting for the client needs words to the client, and nothing happens before the report', async () => {
  await desk.clockAt('2026-11-17 09:00')
  const { id } = await open('Label printer offline', { reportedAt: wall('2026-11-17 08:45') })
  assert.equal((await clockOf(id, 'phone'))?.dueAt, wall('2026-11-17 10:00'))
  assert.partialDeepStrictEqual((await tap(id, 'waiting-on-client')).body, {
    reason: 'words-missing',
    field: 'message',
  })
  assert.partialDeepStrictEqual((await tap(id, 'called-back', { at: wall('2026-11-17 08:30') })).body, {
    reason: 'before-report',
  })
  assert.partialDeepStrictEqual((await tap(id, 'called-back', { at: wall('2026-11-17 09:30') })).body, {
    reason: 'time-to-come',
  })
  const { log } = await service().ticket({ ticketId: id })
  assert.equal(log[0]?.details.setBy, 'Maeve Corrigan')
})

test('an emergency by mail is promised from when it was declared; undone, the old promise is back', async () => {
  await desk.clockAt('2026-11-17 20:00')
  const { id } = await open('Line is down')
  const raised = await service().changePriority({
    ticketId: id,
    impact: 'all',
    urgency: 'now',
    emergency: true,
  })
  const phone = await clockOf(id, 'phone')
  assert.deepEqual([phone?.priority, minute(phone?.dueAt)], ['emergency', minute(wall('2026-11-17 20:30'))])
  assert.equal(phone?.roundTheClock, true)
  await service().undoEvent({ ticketId: id, eventId: raised.eventId })
  const before = await clockOf(id, 'phone')
  assert.deepEqual(
    [before?.priority, minute(before?.dueAt), before?.why],
    ['normal', minute(wall('2026-11-18 10:00')), null],
  )
  const { emergency } = await service().ticket({ ticketId: id })
  assert.equal(emergency, false)
})

test('an appointment moves the due time of what it is about, and takes proof', async () => {
  await desk.clockAt('2026-11-17 09:00')
  const { id } = await open('New access point')
  await tap(id, 'called-back')
  const wish = {
    ticketId: id,
    channel: 'on-site',
    dueAt: wall('2026-11-20 14:00'),
    proof: 'Una by phone: Friday at two',
  } as const
  await service().appoint(wish)
  const onSite = await clockOf(id, 'on-site')
  assert.deepEqual([onSite?.state, onSite?.dueAt, onSite?.appointed], ['running', wish.dueAt, true])
  const past = await desk.owner.post(`/tickets/${id}/appointments`, {
    ...wish,
    dueAt: wall('2026-11-17 08:00'),
  })
  assert.partialDeepStrictEqual(past.body, { reason: 'appointment-past', field: 'dueAt' })
})

test('a promise for one ticket alone takes the place of the agreement’s', async () => {
  await desk.clockAt('2026-11-17 09:00')
  const { id } = await open('Board meeting needs the projector')
  await service().setPromise({
    ticketId: id,
    channel: 'phone',
    targetMinutes: 15,
    roundTheClock: false,
    reason: 'Promised to Una',
  })
  const phone = await clockOf(id, 'phone')
  assert.deepEqual(
    [phone?.targetMinutes, phone?.source, minute(phone?.dueAt)],
    [15, 'ticket', minute(wall('2026-11-17 09:15'))],
  )
})

test('a duplicate merges into the first, leaves the desk and counts for nothing', async () => {
  await desk.clockAt('2026-11-17 09:00')
  const first = await open('Mail is slow')
  const second = await open('Mail very slow today')
  await service().logTime({ ticketId: second.id, workedOn: '2026-11-17', minutes: 20 })
  await service().mergeTicket({ ticketId: second.id, intoId: first.id })
  const merged = await service().ticket({ ticketId: second.id })
  assert.deepEqual([merged.status, merged.mergedInto?.number], ['merged', first.number])
  assert.ok(merged.clocks.every(({ state }) => state === 'not-needed'))
  assert.deepEqual(
    (await service().ticket({ ticketId: first.id })).time.map(({ minutes }) => minutes),
    [20],
  )
  const again = await desk.owner.post(`/tickets/${second.id}/merge`, { intoId: first.id })
  assert.partialDeepStrictEqual(again.body, { reason: 'ticket-merged' })
})

test('an emergency is closed with a reason, and its time follows the fact', async () => {
  await desk.clockAt('2026-11-17 09:00')
  const { id } = await open('Everything is down', { emergency: true, channel: 'phone' })
  await desk.clockAt('2026-11-17 10:00')
  await service().logTime({
    ticketId: id,
    startedAt: wall('2026-11-17 09:10'),
    endedAt: wall('2026-11-17 09:40'),
  })
  const silent = await desk.owner.post(`/tickets/${id}/closing`, {
    categoryKey: 'server-network',
    emergency: false,
  })
  assert.partialDeepStrictEqual(silent.body, { reason: 'emergency-reason-missing', field: 'reason' })
  await service().closeTicket({
    ticketId: id,
    categoryKey: 'server-network',
    emergency: false,
    reason: 'Only the monitor was off',
  })
  const { items } = await service().timeEntries({ ticketId: id })
  assert.deepEqual(
    items.map(({ emergency }) => emergency),
    [false],
  )
  const ticket = await service().ticket({ ticketId: id })
  assert.deepEqual([ticket.emergency, ticket.priority], [false, 'normal'])
})

test('without an agreement there is no promise, and the caller is told the next free slot', async () => {
  await desk.clockAt('2026-11-17 18:00')
  const { id: clientId } = await desk.client('Pennerley Butchers')
  const ticket = await service().openTicket({ clientId, title: 'Till is slow' })
  assert.equal(ticket.dueAt, null)
  assert.ok(ticket.freeSlotAt && ticket.freeSlotAt >= wall('2026-11-18 09:00'))
  const { items } = await service().tickets({})
  assert.equal(items.at(-1)?.number, ticket.number)
})

test('a stale edit of a ticket is told so, and a contact of another client is refused', async () => {
  await desk.clockAt('2026-11-17 09:00')
  const { id } = await open('Shared mailbox rule')
  const ticket = await service().ticket({ ticketId: id })
  const edit = {
    title: 'Shared mailbox rule moves referrals',
    categoryKey: 'mail-and-mobile',
    contactId: null,
    siteId: null,
    projectId: null,
    agreementId: null,
  }
  await service().changeTicket({ ticketId: id, revision: ticket.revision, ...edit })
  const stale = await desk.owner.put(`/tickets/${id}`, { revision: ticket.revision, ...edit })
  assert.equal(stale.status, 409)
  const other = await desk.client('Jarrowby Print')
  const foreign = await desk.owner.put(`/tickets/${id}`, {
    revision: ticket.revision + 1,
    ...edit,
    contactId: other.contactId,
  })
  assert.partialDeepStrictEqual(
    [foreign.status, foreign.body],
    [422, { reason: 'not-of-client', field: 'contactId' }],
  )
})
