import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { wall } from '../testing/log.ts'
import { type Desk, full, openDesk, steady } from '../testing/northlight-desk.ts'
import { timeEntriesFor } from './entries-for.ts'
import { lockTime } from './locks.ts'
import { serviceHistory, workedTickets } from './service-history.ts'

let desk: Desk
let jarrowby: { id: string; contactId: string }
let ticketId: string
before(async () => {
  desk = await openDesk()
  await desk.clockAt('2026-11-17 17:00')
  jarrowby = await desk.client('Jarrowby Print', steady)
  ticketId = (
    await service().openTicket({
      clientId: jarrowby.id,
      title: 'Plotter is offline',
      reportedAt: wall('2026-11-03 09:00'),
    })
  ).id
})
after(() => desk.close())

const service = () => desk.owner.api.service
const log = (from: string, to: string, more: object = {}) =>
  service().logTime({ ticketId, startedAt: wall(from), endedAt: wall(to), ...more })
const preview = (from: string, to: string, more: object = {}) =>
  service().previewTime({ ticketId, startedAt: wall(from), endedAt: wall(to), ...more })

test('before it is logged, work says what covers it and what will be left', async () => {
  const coverage = await preview('2026-11-03 09:00', '2026-11-03 10:30')
  assert.deepEqual([coverage.headline, coverage.agreement?.name], ['Covered by Steady 10', 'AGR-1001'])
  // Ten hours of October are carried and drawn first.
  assert.deepEqual(
    coverage.left.map(({ line, granted, left }) => [line, granted, left]),
    [['Steady 10', 1_200, 1_110]],
  )
  assert.ok(coverage.pieces[0]?.tests.every(({ passed }) => passed))
})

test('what is logged counts: the next preview draws what is left, and goes over', async () => {
  const first = await log('2026-11-03 09:00', '2026-11-03 19:00')
  assert.deepEqual([first.minutes, first.late], [600, false])
  await log('2026-11-04 09:00', '2026-11-04 18:00')
  const coverage = await preview('2026-11-05 09:00', '2026-11-05 11:00')
  assert.deepEqual([coverage.coveredMinutes, coverage.billedMinutes, coverage.billedMinor], [60, 60, 11_500])
  assert.equal(coverage.headline, '1:00 h covered by Steady 10, 1:00 h billed')
})

test('excluded work falls to time and materials, and names the test that failed', async () => {
  const coverage = await preview('2026-11-05 09:00', '2026-11-05 10:00', { workType: 'project' })
  assert.equal(coverage.coveredMinutes, 0)
  assert.ok(
    coverage.pieces.some(({ tests }) => tests.some(({ test, passed }) => test === 'not-excluded' && !passed)),
  )
})

test('work asked about before it has a ticket is tested for its size as if it had one', async () => {
  const [line] = full.lines
  const lines = line ? [{ ...line, covers: { sizeMinutes: 240 } }] : []
  const { id: clientId } = await desk.client('Ennet Freight', { ...full, lines })
  const six = { clientId, categoryKey: 'user-help', workedOn: '2026-11-05', minutes: 360 }
  const asked = await service().previewTime({ ...six, onNewTicket: true })
  assert.deepEqual([asked.coveredMinutes, asked.heldMinutes], [240, 120])
  assert.equal((await service().previewTime(six)).coveredMinutes, 360)
})

test('a draft that stands for an entry takes its place', async () => {
  const { id } = await log('2026-11-06 09:00', '2026-11-06 09:30')
  const before = await preview('2026-11-06 09:00', '2026-11-06 09:30', { timeEntryId: id })
  assert.equal(before.minutes, 30)
  const { items } = await service().timeEntries({ ticketId })
  const entry = items.find((row) => row.id === id)
  const changed = await service().changeTime({
    timeEntryId: id,
    revision: entry?.revision ?? 0,
    ticketId,
    startedAt: wall('2026-11-06 09:00'),
    endedAt: wall('2026-11-06 09:45'),
    body: 'Changed the toner',
    note: 'Again.',
  })
  assert.deepEqual([changed.minutes, changed.revision], [45, 2])
  const stale = await desk.owner.put(`/time-entries/${id}`, {
    revision: 1,
    ticketId,
    workedOn: '2026-11-06',
    minutes: 10,
  })
  assert.equal(stale.status, 409)
})

test('impossible work is refused by the name of its field', async () => {
  const refused = async (body: object) => (await desk.owner.post('/time-entries', { ticketId, ...body })).body
  assert.partialDeepStrictEqual(await refused({}), { reason: 'work-missing', field: 'minutes' })
  assert.partialDeepStrictEqual(await refused({ workedOn: '2026-11-18', minutes: 30 }), {
    reason: 'work-to-come',
  })
  const backwards = { startedAt: wall('2026-11-05 10:00'), endedAt: wall('2026-11-05 09:00') }
  assert.partialDeepStrictEqual(await refused(backwards), { reason: 'ends-before-start', field: 'endedAt' })
  const silent = { workedOn: '2026-11-05', minutes: 30, charge: 'no-charge' }
  assert.partialDeepStrictEqual(await refused(silent), { reason: 'charge-reason-missing' })
})

test('a timer counts begun minutes; starting another stops it', async () => {
  await desk.clockAt('2026-11-17 10:00')
  await service().startTimer({ ticketId })
  await desk.clockAt('2026-11-17 10:21')
  const { id: other } = await service().openTicket({ clientId: jarrowby.id, title: 'Scanner' })
  await service().startTimer({ ticketId: other, workType: 'on-site' })
  const running = await service().timers({})
  assert.deepEqual(
    running.items.map(({ ticketId: on, workType }) => [on, workType]),
    [[other, 'on-site']],
  )
  await desk.clockAt('2026-11-17 10:40')
  const stopped = await service().stopTimer({ body: 'Cleaned the glass' })
  assert.ok(stopped.minutes === 19 || stopped.minutes === 20)
  const { items } = await service().timeEntries({ clientId: jarrowby.id, from: '2026-11-17' })
  assert.equal(items.length, 2)
  const again = await desk.owner.post('/timers/stop')
  assert.partialDeepStrictEqual(again.body, { reason: 'no-timer' })
  await desk.clockAt('2026-11-17 17:00')
})

test('time on issued invoices stays: changing and cancelling are refused, a late entry says so', async () => {
  const hollowfield = await desk.client('Hollowfield Care Home', full)
  const { id } = await service().logTime({
    clientId: hollowfield.id,
    workedOn: '2026-10-30',
    minutes: 45,
    class: 'evening',
  })
  await desk
    .byItself()
    .db.write((tx) =>
      lockTime(tx, desk.byItself(), [
        { clientId: hollowfield.id, throughOn: '2026-10-31', causeId: newId() },
      ]),
    )
  const cancelled = await desk.owner.delete(`/time-entries/${id}`)
  assert.partialDeepStrictEqual(
    [cancelled.status, cancelled.body],
    [422, { reason: 'time-locked', through: '2026-10-31' }],
  )
  const late = await service().logTime({ clientId: hollowfield.id, workedOn: '2026-10-29', minutes: 30 })
  assert.equal(late.late, true)
  const open = await service().logTime({ clientId: hollowfield.id, workedOn: '2026-11-02', minutes: 30 })
  await service().cancelTime({ timeEntryId: open.id })
  const { items, minutes } = await service().timeEntries({ clientId: hollowfield.id })
  assert.deepEqual([items.length, minutes, items[0]?.locked], [2, 75, true])
})

test('later stages get time as the rating takes it, and history by month and kind', async () => {
  const query = { clientIds: [jarrowby.id], from: '2026-11-01', through: '2026-11-30' }
  const [entries, history, tickets] = await desk
    .byItself()
    .db.read(async (tx) => [
      await timeEntriesFor(tx, query),
      await serviceHistory(tx, query),
      await workedTickets(tx, query),
    ])
  assert.equal(entries.length, 5)
  assert.partialDeepStrictEqual(entries[0], {
    ticketId,
    clientId: jarrowby.id,
    workType: 'remote',
    role: 'senior',
    channel: 'phone',
    approved: false,
  })
  assert.equal(
    history.reduce((sum, { minutes }) => sum + minutes, 0),
    tickets.reduce((sum, { minutes }) => sum + minutes, 0),
  )
  assert.partialDeepStrictEqual(tickets[0], {
    ticketId,
    month: '2026-11',
    emergency: false,
    raisedBy: 'client',
  })
})

test('the list of time filters, sorts, sums and comes as CSV', async () => {
  const all = await service().timeEntries({ clientId: jarrowby.id, sort: '-minutes' })
  assert.deepEqual(
    all.items.slice(0, 2).map(({ minutes }) => minutes),
    [600, 540],
  )
  const csv = await desk.owner.get(`/time-entries.csv?clientId=${jarrowby.id}`)
  assert.match(String(csv.body), /^id,clientId,client,/)
  assert.match(String(csv.body), /Changed the toner/)
})
