import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { type Desk, full, openDesk } from '../../testing/northlight-desk.ts'
import { conditions, deskPage } from './desk-rows.ts'

let desk: Desk
let ennet: { id: string; contactId: string }
before(async () => {
  desk = await openDesk()
  await desk.clockAt('2026-11-17 09:00')
  ennet = await desk.client('Ennet Freight', full)
})
after(() => desk.close())

const service = () => desk.owner.api.service

test('the desk stands by time left: late, running, paused, kept, then what nobody promised', async () => {
  const { id: clientId } = await desk.client('Pennerley Butchers')
  const open = (title: string, more: object = {}) =>
    service().openTicket({ clientId: ennet.id, contactId: ennet.contactId, title, ...more })
  await service().openTicket({ clientId, title: 'Nobody promised' })
  const paused = await open('Paused')
  await service().recordEvent({ ticketId: paused.id, kind: 'waiting-on-client', message: 'Which one?' })
  await open('Running', { channel: 'mail' })
  const late = await open('Late', { channel: 'mail', reportedAt: '2026-11-16T09:00:00.000Z' })
  const { items, total } = await service().tickets({})
  assert.deepEqual(
    items.map(({ title, clock }) => [title, clock?.state ?? null]),
    [
      ['Late', 'breached'],
      ['Running', 'running'],
      ['Paused', 'paused'],
      ['Nobody promised', null],
    ],
  )
  assert.equal(total, 4)
  const upside = await service().tickets({ sort: '-left', pageSize: 1 })
  assert.equal(upside.items[0]?.title, 'Nobody promised')
  await service().recordEvent({ ticketId: late.id, kind: 'taken' })
  const counts = await service().ticketCounts()
  assert.partialDeepStrictEqual(counts, { open: 4, mine: 2, nobodys: 2, paused: 1, broken: 1 })
})

test('every view lists what its count says', async () => {
  const { id } = await service().openTicket({ clientId: ennet.id, title: 'Solved at once' })
  await service().recordEvent({ ticketId: id, kind: 'solved' })
  const counts = await service().ticketCounts()
  const named = {
    open: 'open',
    mine: 'mine',
    nobodys: 'nobodys',
    paused: 'paused',
    broken: 'broken',
    solved: 'solved',
  } as const
  for (const [count, view] of Object.entries(named)) {
    const { total } = await service().tickets({ view })
    assert.equal(total, Object.entries(counts).find(([name]) => name === count)?.[1], view)
  }
  assert.equal((await service().tickets({ view: 'closed-today' })).total, counts.closedToday)
})

test('tickets are found by number, words, client and contact, and come as CSV', async () => {
  const found = async (q: string) =>
    (await service().tickets({ q, view: 'all' })).items.map(({ title }) => title)
  assert.deepEqual(await found('late'), ['Late'])
  assert.deepEqual(await found('pennerley'), ['Nobody promised'])
  assert.deepEqual(await found('T-1001'), ['Nobody promised'])
  assert.equal((await found('una of ennet')).length, 3)
  const csv = await desk.owner.get('/tickets.csv?view=all&priority=normal')
  assert.match(String(csv.body), /^id,number,title/)
})

test('twenty thousand open tickets are listed by the desk’s index, without sorting them', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => ({
    id: newId(),
    number: 100_000 + at,
    client_id: ennet.id,
    title: `Ticket ${at}`,
    category_key: 'user-help',
    priority: 'normal',
    status: 'open',
    channel: 'mail',
    raised_by: 'client',
    reported_at: new Date(Date.UTC(2026, 9, 1, 0, at)).toISOString(),
    opened_at: '2026-10-01T09:00:00.000Z',
    due_at: at % 3 === 0 ? null : new Date(Date.UTC(2026, 10, 18, 0, at * 7)).toISOString(),
  }))
  const columns = {
    id: 'uuid',
    number: 'int4',
    client_id: 'uuid',
    title: 'text',
    category_key: 'text',
    priority: 'text',
    status: 'text',
    channel: 'text',
    raised_by: 'text',
    reported_at: 'timestamptz',
    opened_at: 'timestamptz',
    due_at: 'timestamptz',
  } as const
  await desk.byItself().db.write((tx) => insertRows(tx, 'ticket', columns, rows))
  await desk.database.query('analyze ticket')
  const context = desk.byItself()
  const plan = await context.db.read(async (tx) => {
    const query = { view: 'open', page: 1, pageSize: 50 } as const
    const page = deskPage(query, await conditions(tx, context, query))
    const { rows: lines } = await sql<{ 'QUERY PLAN': string }>`explain ${page}`.execute(tx)
    return lines.map((line) => line['QUERY PLAN']).join('\n')
  })
  const placing = plan.slice(0, plan.indexOf('Sort Key') < 0 ? plan.length : undefined)
  assert.match(placing, /Index Scan using ticket_firm_id_queue_place_due_at_queue_rank_reported_at_i/)
  assert.doesNotMatch(plan, /Seq Scan on ticket/)
  const first = await service().tickets({ pageSize: 50 })
  assert.equal(first.items.length, 50)
  assert.equal(first.items[0]?.title, 'Late')
})
