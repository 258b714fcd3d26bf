import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, full, openDesk } from '../testing/northlight-desk.ts'
import { checkProjection } from './check-projection.ts'
import { warnOfPromises } from './warn.ts'

let desk: Desk
let ennet: { id: string; contactId: string }
before(async () => {
  desk = await openDesk()
  await desk.clockAt('2026-11-17 09:00')
  ennet = await desk.client('Ennet Freight', full)
})
after(() => desk.close())

const service = () => desk.owner.api.service
const open = (title: string) => service().openTicket({ clientId: ennet.id, title, channel: 'mail' })
const told = async (kind: string) => {
  const { rows } = await desk.database.query(`select details from happening where kind = $1 order by id`, [
    kind,
  ])
  return rows.map(({ details }) => [details.channel, details.sharePercent])
}

test('a promise is warned of at three quarters and when it breaks, each once', async () => {
  const { id } = await open('Scanners drop off')
  await service().recordEvent({ ticketId: id, kind: 'taken' })
  await desk.clockAt('2026-11-17 09:44')
  await warnOfPromises(desk.byItself())
  assert.deepEqual(await told('promise.warned'), [])
  await desk.clockAt('2026-11-17 09:46')
  await warnOfPromises(desk.byItself())
  await warnOfPromises(desk.byItself())
  assert.deepEqual(await told('promise.warned'), [['phone', 75]])
  await desk.clockAt('2026-11-17 10:01')
  await warnOfPromises(desk.byItself())
  await warnOfPromises(desk.byItself())
  assert.deepEqual(await told('promise.broken'), [['phone', 100]])
  const { rows } = await desk.database.query(
    `select subject from mail where purpose = 'promise-warning' order by id`,
  )
  assert.deepEqual(
    rows.map(({ subject }) => subject),
    ['75 % gone: Ennet Freight, T-1001', 'Late: Ennet Freight, T-1001'],
  )
})

test('a promise that broke and was done before anybody looked is told, and nobody is mailed', async () => {
  await desk.clockAt('2026-11-17 13:00')
  const { id } = await open('Late and done')
  await desk.clockAt('2026-11-17 14:30')
  await service().recordEvent({ ticketId: id, kind: 'called-back' })
  await service().recordEvent({ ticketId: id, kind: 'solved' })
  await warnOfPromises(desk.byItself())
  const { rows: broken } = await desk.database.query(
    `select details->>'channel' as channel from happening where kind = 'promise.broken' and about_id = $1`,
    [id],
  )
  assert.deepEqual(broken, [{ channel: 'phone' }])
  const { rows } = await desk.database.query(`select id from mail where subject like '%T-1002'`)
  assert.equal(rows.length, 0)
})

test('what is kept of a clock is what its log says, after any life of a ticket', async () => {
  await desk.clockAt('2026-11-18 09:00')
  for (const [at, kinds] of lives.entries()) {
    const { id } = await open(`Life ${at}`)
    for (const kind of kinds) await desk.owner.post(`/tickets/${id}/events`, bodies[kind])
  }
  assert.deepEqual(await checkProjection(desk.byItself()), { wrong: [] })
})

const bodies: Record<string, object> = {
  call: { kind: 'called-back' },
  need: { kind: 'needed', channel: 'on-site' },
  refused: { kind: 'access-refused', message: 'Nobody let us in.' },
  ask: { kind: 'waiting-on-client', message: 'Which one?' },
  answer: { kind: 'client-replied', message: 'That one.' },
  solve: { kind: 'solved' },
  again: { kind: 'reopened' },
  cancel: { kind: 'cancelled', reason: 'Not ours' },
}
const lives = [
  ['call', 'ask', 'answer', 'solve', 'again', 'ask'],
  ['need', 'refused', 'answer', 'solve'],
  ['call', 'cancel'],
  ['need', 'refused', 'solve', 'again', 'call'],
  ['ask', 'solve', 'again', 'answer', 'cancel', 'again'],
]

test('a deadline that was moved behind our back is found at night and put right', async () => {
  const { id, dueAt } = await open('Tampered')
  await desk.database.query(`update ticket set due_at = '2030-01-01', status = 'waiting' where id = $1`, [id])
  const { wrong } = await checkProjection(desk.byItself())
  assert.deepEqual(wrong, [{ id, fields: ['status', 'due_at'] }])
  const { rows } = await desk
    .byItself()
    .db.read((tx) => sql<{ due_at: string }>`select due_at from ticket where id = ${id}`.execute(tx))
  assert.equal(rows[0]?.due_at, dueAt)
})

test('attainment is told by client, channel and month, tickets of our own apart', async () => {
  await service().openTicket({ clientId: ennet.id, title: 'Our own', channel: 'us' })
  const kept = await service().attainment({ from: '2026-11-01', through: '2026-11-30', by: 'month' })
  const phone = kept.items.find(({ channel, raisedBy }) => channel === 'phone' && raisedBy === 'client')
  assert.deepEqual([phone?.month, phone?.client, phone?.breached], ['2026-11', 'Ennet Freight', 2])
  assert.ok((phone?.met ?? 0) >= 2)
  const csv = await desk.owner.get('/promise-attainment.csv?from=2026-11-01&through=2026-11-30')
  assert.equal(csv.status, 200)
})
