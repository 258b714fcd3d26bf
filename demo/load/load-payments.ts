import { sql } from 'kysely'
import { randomSource } from '#actuary/random.ts'
import { addDays, type Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { demoDay } from '../cast/firm.ts'
import { seed } from '../life/arrivals.ts'
import { known, morningOf, type World } from './world.ts'

type Open = {
  id: string
  clientId: string
  number: string
  dueOn: Day
  issuedOn: Day
  origin: string
  openMinor: number
}
type Paid = Open & { paidOn: Day; amountMinor: number }

/** Five of them come late, by days after the due day. */
const late: Record<string, number> = { B: 24, F: 31, L: 19, T: 27, U: 34 }

/** What came in for the invoices, about when they were due; what is open now is late or not due yet. */
export async function loadPayments(tx: Tx, world: World) {
  const keys = new Map([...world.clients.values()].map(({ id, key }) => [id, key]))
  const { rows } = await sql<Open>`
    select id, client_id as "clientId", number, due_on as "dueOn", issued_on as "issuedOn", origin,
      payable_minor - coalesce((select sum(amount_minor) from settlement where invoice_id = i.id), 0)::bigint as "openMinor"
    from invoice i where kind = 'invoice' order by issued_on, number`.execute(tx)
  const chance = randomSource(seed, 'payments')
  const paid = rows
    .filter(({ openMinor, origin }) => openMinor > 0 && origin !== 'signed')
    .map((invoice) => paidFor(invoice, keys.get(invoice.clientId) ?? '', chance.below(7), rows))
    .filter(({ paidOn }) => paidOn < demoDay)
  const ids = paid.map(() => newId())
  await insertRows(
    tx,
    'payment',
    {
      id: 'uuid',
      client_id: 'uuid',
      received_on: 'date',
      amount_minor: 'int8',
      currency: 'text',
      reference: 'text',
      made_at: 'timestamptz',
      made_by: 'text',
    },
    paid.map((invoice, at) => ({
      id: ids[at],
      client_id: invoice.clientId,
      received_on: invoice.paidOn,
      amount_minor: invoice.amountMinor,
      currency: 'EUR',
      reference: invoice.number,
      made_at: morningOf(invoice.paidOn),
      made_by: known(world.people, 'joan').name,
    })),
  )
  await insertRows(
    tx,
    'settlement',
    {
      id: 'uuid',
      client_id: 'uuid',
      invoice_id: 'uuid',
      payment_id: 'uuid',
      amount_minor: 'int8',
      made_at: 'timestamptz',
    },
    paid.map((invoice, at) => ({
      id: newId(),
      client_id: invoice.clientId,
      invoice_id: invoice.id,
      payment_id: ids[at],
      amount_minor: Math.min(invoice.amountMinor, invoice.openMinor),
      made_at: morningOf(invoice.paidOn),
    })),
  )
  await loadReminders(tx)
  return paid.length
}

function paidFor(invoice: Open, key: string, early: number, all: readonly Open[]): Paid {
  const own = all.filter(({ clientId }) => clientId === invoice.clientId)
  const isLate = late[key] !== undefined && own.indexOf(invoice) === Math.floor(own.length * 0.6)
  const isLast = invoice.issuedOn === '2026-11-01'
  const usual =
    key === 'G' ? addDays(invoice.issuedOn, 48) : addDays(invoice.dueOn, isLast ? early - 2 : 2 - early)
  const paidOn = isLate ? addDays(invoice.dueOn, late[key] ?? 0) : usual
  const isPart = key === 'H' && invoice.issuedOn === '2026-10-01'
  const isOver = key === 'D' && invoice.issuedOn === '2026-09-01'
  const amountMinor = isPart ? 100_000 : isOver ? invoice.openMinor + 5_000 : invoice.openMinor
  return { ...invoice, paidOn, amountMinor }
}

/** Reminders that have gone out for what is late now. The third waits for a yes. */
async function loadReminders(tx: Tx) {
  const { rows } = await sql<{ id: string; clientId: string; dueOn: Day }>`
    select id, client_id as "clientId", due_on as "dueOn" from invoice i
    where kind = 'invoice' and due_on < ${demoDay}
      and payable_minor > coalesce((select sum(amount_minor) from settlement where invoice_id = i.id), 0)
    order by due_on`.execute(tx)
  const steps = rows.flatMap((invoice) =>
    [1, 2, 3].map((step) => ({ ...invoice, step, on: addDays(invoice.dueOn, [-3, 7, 21][step - 1] ?? 0) })),
  )
  await insertRows(
    tx,
    'dunning_step',
    {
      id: 'uuid',
      invoice_id: 'uuid',
      client_id: 'uuid',
      step: 'int4',
      sent_at: 'timestamptz',
      made_at: 'timestamptz',
    },
    steps
      .filter(({ on }) => on < demoDay)
      .map(({ id, clientId, step, on }) => ({
        id: newId(),
        invoice_id: id,
        client_id: clientId,
        step,
        sent_at: step < 3 ? morningOf(on) : null,
        made_at: morningOf(on),
      })),
  )
}
