import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { countFacts, lotsFor, termsInForce } from '#agreements'
import { lotBalance, monthlyRecurring } from '#agreements/rules'
import { newToken, sha256 } from '#platform/ids.ts'
import { type Caller, northlight, openTestServer } from '#testing'
import { checkProjection } from '../src/domain/3-service/promises/check-projection.ts'
import { demoDay, demoNow, demoPassword } from './cast/firm.ts'
import { timeMachine } from './load/world.ts'
import { type LoadedDemo, loadDemo } from './load-demo.ts'

let server: Awaited<ReturnType<typeof openTestServer>>
let demo: LoadedDemo
let owner: Caller

before(async () => {
  server = await openTestServer()
  demo = await loadDemo({ kysely: server.kysely, accounts: server.accounts, nowMs: Date.now() })
  owner = await server.signIn('maeve@northlight.example', demoPassword)
})
after(() => server.close())

const atNow = () =>
  timeMachine(server.kysely, server.accounts, demo.firmId, { kind: 'system', name: 'test' })(demoNow)

async function all<Row>(query: RawBuilder<Row>): Promise<Row[]> {
  const { rows } = await atNow().db.read((tx) => query.execute(tx))
  return rows
}
const one = async <Row>(query: RawBuilder<Row>): Promise<Row> => (await all(query))[0] as Row

test('it is loaded once', async () => {
  const again = await loadDemo({ kysely: server.kysely, accounts: server.accounts, nowMs: Date.now() })
  assert.deepEqual([again.wasThere, again.firmId], [true, demo.firmId])
})

test('the printed link of an installation loads it, and still sets up a firm of one’s own', async () => {
  const fresh = await openTestServer()
  try {
    const token = newToken()
    const now = new Date().toISOString()
    await sql`select door.set_first_owner_link(${sha256(token)}, ${now})`.execute(fresh.kysely)
    const { email, password } = await fresh.anybody.api.demo.loadDemo({ token })
    assert.equal((await (await fresh.signIn(email, password)).get('/clients')).status, 200)
    const owner = {
      name: 'Sorcha Quinn',
      email: 'sorcha@tidewater.example',
      password: 'the tide is out today',
    }
    const { status } = await fresh.anybody.post(`/open/${token}/set-up`, { ...northlight, owner })
    assert.equal(status, 201)
    assert.equal((await fresh.anybody.post(`/open/${token}/demo`)).status, 422)
    assert.equal((await fresh.anybody.post(`/open/${newToken()}/demo`)).status, 404)
  } finally {
    await fresh.close()
  }
})

test('everybody named may sign in, and the contact sees the portal only', async () => {
  for (const email of demo.emails) {
    const caller = await server.signIn(email, demo.password)
    assert.equal((await caller.get('/clients')).status, 200)
  }
  const guest = await server.signIn(demo.portal, demo.password)
  assert.equal((await guest.get('/clients')).status, 403)
  assert.equal((await guest.get('/portal/tickets')).status, 200)
})

test('its present is the morning of 17 November 2026', async () => {
  const { firms } = await owner.api.firm.session()
  assert.equal(firms[0]?.name, 'Northlight IT')
  const desk = await owner.get('/tickets?limit=1')
  assert.equal(desk.status, 200)
  const { at } = await one(sql<{ at: string }>`select max(reported_at) as at from ticket`)
  assert.equal(at.slice(0, 10), demoDay)
})

test('26 clients stand at every stage', async () => {
  const stages = await all(sql<{ stage: string; count: number }>`
    select stage, count(*)::int as count from (
      select distinct on (client_id) client_id, stage from relationship_step order by client_id, on_day desc, made_at desc) s
    group by stage order by stage`)
  assert.deepEqual(stages, [
    { stage: 'client', count: 16 },
    { stage: 'customer', count: 5 },
    { stage: 'former', count: 1 },
    { stage: 'prospect', count: 4 },
  ])
})

test('recurring revenue took the path that is told of it', async () => {
  const path: Record<string, number> = {
    '2023-11-01': 869,
    '2024-01-01': 1_493,
    '2024-06-01': 4_913,
    '2024-12-01': 9_721,
    '2025-06-01': 12_277,
    '2025-12-01': 14_063,
    '2026-08-01': 15_263,
    '2026-09-01': 14_552,
    [demoDay]: 14_552,
  }
  const monthly = await atNow().db.read(async (tx) => {
    const agreements = await termsInForce(tx, { from: '1900-01-01', through: demoDay })
    const counts = await countFacts(tx, [...new Set(agreements.map(({ clientId }) => clientId))])
    return (day: string) =>
      agreements.flatMap((agreement) =>
        monthlyRecurring(agreement, day, counts.get(agreement.clientId) ?? []),
      )
  })
  const own = Object.keys(path).map((day) => [day, sumOf(monthly(day).filter((line) => !line.passThrough))])
  assert.deepEqual(Object.fromEntries(own), path)
  assert.equal(sumOf(monthly(demoDay).filter((line) => line.passThrough)), 2_140)
})
const sumOf = (lines: readonly { minor: number }[]) => lines.reduce((sum, { minor }) => sum + minor, 0) / 100

test('the dashboard says the same', async () => {
  const revenue = await owner.api.revenue.dashboard({})
  assert.equal(revenue.mrrMinor, 1_455_200)
})

test('work is as it usually is', async (t) => {
  const hours = await one(sql<{ routine: number; after: number; sdlog: number }>`
    select (100.0 * sum(minutes) filter (where not emergency) / sum(minutes))::float8 as routine,
      (100.0 * sum(minutes) filter (where class <> 'business') / sum(minutes))::float8 as after,
      (select stddev(ln(m)) from (select ln(sum(minutes)) as l, sum(minutes) as m from time_entry
        where ticket_id is not null and worked_on < '2026-11-01' group by ticket_id) x)::float8 as sdlog
    from time_entry`)
  within(hours.routine, 82, 88, 'routine % of hours')
  within(hours.after, 10, 15, 'after-hours % of hours')
  within(hours.sdlog, 1, 1.3, 'sdlog of a ticket’s hours')
  const { tickets } = await one(sql<{ tickets: number }>`
    select (count(*) / 12.0)::float8 as tickets from ticket where reported_at >= '2025-11-01' and reported_at < '2026-11-01'`)
  within(tickets, 165, 215, 'tickets a month')
  const { monday } = await one(sql<{ monday: number }>`
    select (count(*) filter (where extract(isodow from reported_at) = 1)::float8
      / count(*) filter (where extract(isodow from reported_at) = 5)) as monday from ticket`)
  within(monday, 1.1, 1.5, 'Mondays to Fridays')
  t.diagnostic(JSON.stringify({ ...hours, tickets, monday }))
})

test('the share of recurring revenue grew from about a third to about six tenths', async (t) => {
  const shares = await all(sql<{ year: string; share: number }>`
    select year, (100.0 * sum(net) filter (where nature = 'recurring') / sum(net))::float8 as share from (
      select case when i.issued_on < '2024-11-01' then 'first' when i.issued_on >= '2025-12-01' then 'last' else 'second' end as year,
        l.nature, l.net_minor as net from invoice i join invoice_line l on l.invoice_id = i.id) y
    group by year order by year`)
  const [first, last] = shares
  within(first?.share ?? 0, 25, 38, 'share of the first year')
  within(last?.share ?? 0, 52, 66, 'share of the last year')
  t.diagnostic(JSON.stringify(shares))
})

const within = (value: number, from: number, to: number, what: string) =>
  assert.ok(from <= value && value <= to, `${what}: ${value.toFixed(2)} is not in ${from}–${to}`)

test('every ticket’s row follows from its log', async () => {
  assert.deepEqual((await checkProjection(atNow())).wrong, [])
})

test('the desk is alive: late, nearly late, running, waiting, and without a promise', async () => {
  const desk = await all(sql<{ name: string; status: string; due: string | null; channel: string | null }>`
    select c.name, t.status, to_char(t.due_at at time zone 'UTC', 'DD HH24:MI') as due, t.due_channel as channel
    from ticket t join client c on c.id = t.client_id where t.status in ('new', 'open', 'waiting')
    order by t.due_at, c.name`)
  assert.ok(desk.length >= 14)
  const due = desk.filter(({ due }) => due !== null).map((row) => `${row.name} ${row.channel} ${row.due}`)
  assert.deepEqual(due.slice(0, 2), ['Glasmorrin School phone 16 16:40', 'Dunvarra Joinery phone 17 10:23'])
  assert.ok(due.includes('Ennet Freight on-site 17 12:05'))
  assert.equal(desk.filter(({ status }) => status === 'waiting').length, 2)
})

test('blocks: 45 minutes left of an old one beside a new one, 14 hours that lapse, one that is not paid', async () => {
  const left = await atNow().db.read(async (tx) => {
    const agreements = await termsInForce(tx, { from: demoDay, through: demoDay })
    const names = await sql<{ id: string; name: string }>`select id, name from client`.execute(tx)
    const lots = await lotsFor(tx, agreements, demoDay)
    const drawn = await sql<{ clientId: string; minutes: number }>`
      select client_id as "clientId", sum(minutes)::int as minutes from time_entry
      where worked_on >= '2026-11-01' group by client_id`.execute(tx)
    return lots
      .filter(({ kind, usableTo }) => kind === 'block' && (usableTo ?? '') >= demoDay)
      .map((lot) => {
        const clientId = agreements.find(({ id }) => id === lot.agreementId)?.clientId
        const open =
          lot.lineKey === 'twenty-2' ? drawn.rows.find((row) => row.clientId === clientId)?.minutes : 0
        return [
          names.rows.find(({ id }) => id === clientId)?.name,
          lot.usableTo,
          lotBalance(lot, demoDay) - (open ?? 0),
        ]
      })
  })
  assert.deepEqual(left.toSorted(), [
    ['Marrowstone Garage', '2026-11-30', 45],
    ['Marrowstone Garage', '2027-10-19', 1_200],
    ['Nethercombe Parish Office', '2026-12-13', 840],
    ['Oakmantle Events', '2027-09-22', 1_200],
  ])
})

test('the printer went over its ten hours in both Novembers, and what May left saved June', async () => {
  const over = await all(sql<{ month: string; minutes: number }>`
    select to_char(l.from_on, 'YYYY-MM') as month, sum(l.minutes)::int as minutes
    from invoice_line l join client c on c.id = l.client_id
    where c.name = 'Jarrowby Print' and l.kind = 'overage' and l.from_on >= '2024-06-01' group by month order by month`)
  const months = over.map(({ month }) => month)
  assert.ok(months.includes('2024-11') && months.includes('2025-11'), months.join(', '))
  assert.ok(!months.some((month) => month.endsWith('-06')), months.join(', '))
})

test('what is owed: an unpaid block 41 days late, one paid in part, one paid too much, two credited', async () => {
  const late = await one(sql<{ due: string }>`
    select i.due_on as due from invoice i join client c on c.id = i.client_id
    where c.name = 'Oakmantle Events' and not exists (select from settlement s where s.invoice_id = i.id)
      and i.kind = 'invoice' order by i.due_on limit 1`)
  assert.equal(late.due, '2026-10-07')
  const books = await one(sql<{ parts: number; over: number; notes: number }>`
    select (select count(*) from invoice i where payable_minor > (select sum(amount_minor) from settlement s where s.invoice_id = i.id))::int as parts,
      (select count(*) from payment p where amount_minor > (select sum(amount_minor) from settlement s where s.payment_id = p.id))::int as over,
      (select count(*) from invoice where kind = 'credit-note')::int as notes`)
  assert.deepEqual(books, { parts: 1, over: 1, notes: 2 })
})

test('promises are kept as they usually are, the reference client’s a little better', async (t) => {
  const { items } = await owner.api.service.attainment({
    from: '2025-11-17',
    through: demoDay,
    pageSize: 200,
  })
  const share = (client?: string) => {
    const counted = items.filter((item) => item.raisedBy === 'client' && (!client || item.client === client))
    const met = counted.reduce((sum, item) => sum + item.met, 0)
    return (100 * met) / counted.reduce((sum, item) => sum + item.met + item.breached, 0)
  }
  within(share(), 95.5, 98.5, 'promises kept, %')
  within(share('Alderquay Dental'), 97.5, 99, 'Alderquay’s promises kept, %')
  t.diagnostic(JSON.stringify({ all: share(), alderquay: share('Alderquay Dental') }))
})

test('ransomware took sixteen hours until twenty to midnight', async () => {
  const story = await one(sql<{ minutes: number; solved: string }>`
    select sum(e.minutes)::int as minutes, max(t.closed_at) as solved from ticket t join time_entry e on e.ticket_id = t.id
    where t.title like 'Ransomware%'`)
  assert.deepEqual(story, { minutes: 960, solved: '2026-11-16T23:40:00.000Z' })
})

test('a project ran over, a promise was broken, a case waits with the line provider', async () => {
  const told = await one(sql<{ budget: number; took: number; arrived: string; cases: number }>`
    select p.budget_minutes / 60 as budget, (select sum(minutes) / 60 from time_entry where project_id = p.id)::int as took,
      (select v.arrived_at from visit v join ticket t on t.id = v.ticket_id where t.title = 'Dispatch printers are dead') as arrived,
      (select count(*) from vendor_case where closed_at is null)::int as cases
    from project p where p.name like 'Summer%'`)
  assert.deepEqual(told, { budget: 55, took: 62, arrived: '2026-11-04T14:08:00.000Z', cases: 1 })
})

test('the broken promise of 4 November would give back 5 % of the fee, and waits for a yes', async () => {
  const credit = await one(sql<{
    client: string
    channel: string
    fee: number
    amount: number
    decided: boolean
  }>`
    select c.name as client, s.channel, s.fee_minor as fee, s.amount_minor as amount,
      exists (select 1 from service_credit_decision d where d.credit_id = s.id) as decided
    from service_credit s join client c on c.id = s.client_id`)
  assert.deepEqual(credit, {
    client: 'Ennet Freight',
    channel: 'on-site',
    fee: 214_200,
    amount: 10_710,
    decided: false,
  })
})

test('prospects were screened, called, nursed and let go, and one offer is on the fence', async () => {
  const screened = await all(sql<{ name: string; score: number; verdict: string }>`
    select c.name, (s.result ->> 'score')::float8 as score, s.result ->> 'verdict' as verdict
    from screening s join deal d on d.id = s.deal_id join client c on c.id = d.client_id order by c.name`)
  assert.deepEqual(screened.slice(0, 2), [
    { name: 'Wexcombe Physiotherapy', score: 81, verdict: 'good' },
    { name: 'Xanthe & Cole Florists', score: 29.1, verdict: 'poor' },
  ])
  const pipeline = await owner.api.winning.pipeline({})
  assert.equal(pipeline.saved.minutes, 210)
  const fence = await one(sql<{ sent: string; views: number }>`
    select r.sent_at as sent, (select count(*) from proposal_view v where v.revision_id = r.id)::int as views from proposal_revision r`)
  assert.deepEqual(fence, { sent: '2026-11-08T18:30:00.000Z', views: 3 })
})

test('Yarrowgate is too large to be promised anything, one more technician would do, and its planning program stumps us', async () => {
  const { id: clientId } = await one(
    sql<{ id: string }>`select id from client where name = 'Yarrowgate Foods'`,
  )
  const { items } = await owner.api.pricing.promiseChecks({ clientId })
  const check = await owner.api.pricing.promiseCheck({ checkId: items[0]?.id ?? '' })
  assert.deepEqual([items.length, check.offer, check.endpoints, check.verdict], [1, 'Full', 96, 'no'])
  const { result } = check
  assert.equal(result?.whatIfs.hire.verdict, 'yes')
  assert.ok(result.promises.every(({ isOffered, verdictBefore }) => isOffered || verdictBefore !== 'no'))
  assert.ok(result.promises.some(({ isOffered, verdict }) => !isOffered && verdict === 'no'))
  assert.deepEqual(
    check.stumps.stumps.map(({ name }) => name),
    ['Planwright MRP'],
  )
})
