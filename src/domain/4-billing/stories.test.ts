import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type BilledFirm, openBilledFirm } from './testing/billed-firm.ts'

let firm: BilledFirm
before(async () => {
  firm = await openBilledFirm()
})
after(() => firm.close())

/** Number, net, VAT and gross of a client's invoices in order; statements of work left out. */
async function billsOf(clientId: string) {
  const { rows } = await firm.write((tx) =>
    sql<{ on: string; net: number; tax: number; gross: number }>`
      select issued_on as on, net_minor as net, tax_minor as tax, gross_minor as gross from invoice
      where client_id = ${clientId} and kind = 'invoice' order by issued_on, number`.execute(tx),
  )
  return rows.map(({ on, net, tax, gross }) => [on, net, tax, gross])
}

const firsts = (...months: string[]) => months.map((month) => `${month}-01`)

test('story (a): hours carried one month, overage, and a late entry', async () => {
  const clientId = await firm.client('Jarrowby Print')
  await firm.agree(clientId, '2026-01-01', {
    lines: [
      {
        kind: 'retainer',
        key: 'hours',
        name: 'Steady 10',
        unitPrice: '1050.00',
        allowance: { unit: 'minutes', amount: 600 },
        rollover: { mode: 'next-only' },
        overage: { kind: 'bill', rateMinor: 11_500 },
      },
    ],
    benefits: [{ kind: 'after-hours-premium', bp: 10_000 }],
  })
  const work = [
    ['2026-01-08', '10:00', '14:00'],
    ['2026-01-20', '18:00', '20:00'],
    ['2026-02-10', '09:00', '15:30'],
    ['2026-02-24', '09:00', '15:30'],
    ['2026-03-05', '09:00', '15:00'],
    ['2026-03-12', '10:00', '15:00'],
    ['2026-03-26', '19:00', '20:00'],
    ['2026-05-06', '09:00', '16:00'],
    ['2026-05-13', '09:00', '16:00'],
    ['2026-05-20', '09:00', '16:00'],
    ['2026-06-09', '09:00', '17:00'],
    ['2026-06-23', '10:00', '12:00'],
  ] as const
  await firm.work(work.map(([on, from, to]) => ({ clientId, on, from, to })))
  for (const day of firsts('2026-01', '2026-02', '2026-03', '2026-04')) await firm.bill(day)
  await firm.work([
    { clientId, on: '2026-03-30', from: '10:00', to: '11:00', madeAt: '2026-12-07T09:00:00.000Z' },
  ])
  for (const day of firsts('2026-05', '2026-06')) await firm.bill(day)
  assert.deepEqual(await billsOf(clientId), [
    ['2026-01-01', 105_000, 24_150, 129_150],
    ['2026-02-01', 105_000, 24_150, 129_150],
    ['2026-03-01', 105_000, 24_150, 129_150],
    ['2026-04-01', 116_500, 26_795, 143_295],
    ['2026-05-01', 116_500, 26_795, 143_295],
    ['2026-06-01', 116_500, 26_795, 143_295],
  ])
})

test('story (b): two blocks, expiry, emergency burn', async () => {
  const clientId = await firm.client('Marrowstone Garage')
  const burn = { evening: 15_000, weekend: 15_000, emergency: 20_000 }
  const block = {
    kind: 'block',
    allowance: { unit: 'minutes', amount: 1_200 },
    lifetimeMonths: 12,
    overage: { kind: 'bill' },
    burn,
  } as const
  await firm.agree(clientId, '2025-02-03', {
    lines: [
      { ...block, key: 'a', name: 'Twenty, first', unitPrice: '2200.00' },
      { ...block, key: 'b', name: 'Twenty, second', unitPrice: '2300.00', startsOn: '2025-12-01' },
    ],
  })
  await firm.bill('2025-02-03')
  await firm.work([
    { clientId, on: '2025-03-12', from: '10:00', to: '13:00' },
    { clientId, on: '2025-06-09', from: '10:00', to: '15:00' },
    { clientId, on: '2025-10-14', from: '09:00', to: '17:30' },
    { clientId, on: '2026-01-20', from: '10:00', to: '16:00' },
    { clientId, on: '2026-03-07', from: '20:00', to: '22:00', emergency: true },
  ])
  await firm.work([{ clientId, on: '2025-12-12', from: '11:00', to: '13:30', emergency: true }])
  for (const day of firsts('2025-05', '2025-12', '2026-01', '2026-02', '2026-04')) await firm.bill(day)
  assert.deepEqual(await billsOf(clientId), [
    ['2025-02-03', 220_000, 50_600, 270_600],
    ['2025-12-01', 230_000, 52_900, 282_900],
  ])
  const { rows } = await firm.write((tx) =>
    sql<{ line: string; left: number }>`
      select l.line_key as line, (l.granted + coalesce(sum(e.amount), 0))::int as left
      from lot l left join lot_entry e on e.lot_id = l.id where l.client_id = ${clientId}
      group by l.id, l.line_key, l.granted order by 1`.execute(tx),
  )
  assert.deepEqual(
    rows.map(({ line, left }) => [line, left]),
    [
      ['a', 0],
      ['b', 510],
    ],
  )
})

test('story (c): fixed fee per endpoint, counts change, a project falls to time and materials', async () => {
  const clientId = await firm.client('Fennimore Architects')
  await firm.count(clientId, [
    ['2026-04-01', 24],
    ['2026-04-14', 27],
    ['2026-05-21', 26],
  ])
  await firm.agree(clientId, '2026-04-01', {
    lines: [
      {
        kind: 'fixed-fee',
        key: 'care',
        name: 'Care per endpoint',
        unitPrice: '38.00',
        quantity: { of: 'endpoint', rule: 'by-day' },
      },
    ],
    exclusions: [
      { name: 'projects', where: { workTypes: ['project'] }, fallback: { to: 'time-and-materials' } },
    ],
    benefits: [{ kind: 'hourly-discount', bp: 1_000 }],
  })
  const project = { clientId, workType: 'project', role: 'senior' }
  await firm.work([
    { clientId, on: '2026-05-07', from: '09:00', to: '14:00', role: 'helpdesk' },
    { clientId, on: '2026-05-11', from: '13:00', to: '17:30', role: 'helpdesk' },
    { ...project, on: '2026-05-12', from: '09:00', to: '17:00' },
    { ...project, on: '2026-05-13', from: '09:00', to: '15:00' },
    { ...project, on: '2026-05-14', from: '16:30', to: '20:30' },
  ])
  for (const day of firsts('2026-04', '2026-05', '2026-06')) await firm.bill(day)
  assert.deepEqual(await billsOf(clientId), [
    ['2026-04-01', 91_200, 20_976, 112_176],
    ['2026-05-01', 109_060, 25_084, 134_144],
    ['2026-06-01', 308_052, 70_852, 378_904],
  ])
})
