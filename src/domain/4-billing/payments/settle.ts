import { sql } from 'kysely'
import { lotsOf, recordDraws } from '#agreements'
import { creditHoldOf, holdCredit, recordRelationshipStep } from '#clients'
import { type Day, laterDay } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { invoiceRows, todayOf } from '../invoices/queries.ts'
import type { OpenInvoice } from '../rules/allocate.ts'
import type { By } from '../runs/record-plans.ts'

export type NewSettlement = {
  invoiceId: string
  paymentId?: string
  creditNoteId?: string
  /** Negative takes a settlement back. */
  amountMinor: number
}

/** Everything that changes what a client owes goes one after the other. */
export const holdClient = (tx: Tx, clientId: string) =>
  sql`select id from client where id = ${clientId} for no key update`.execute(tx)

/** Writes settlements, and what follows where an invoice is paid by them: blocks become usable, a hold ends. */
export async function settle(tx: Tx, by: By, clientId: string, settlements: readonly NewSettlement[]) {
  await insertRows(
    tx,
    'settlement',
    {
      id: 'uuid',
      client_id: 'uuid',
      invoice_id: 'uuid',
      payment_id: 'uuid',
      credit_note_id: 'uuid',
      amount_minor: 'int8',
      made_at: 'timestamptz',
    },
    settlements.map(({ invoiceId, paymentId, creditNoteId, amountMinor }) => ({
      id: newId(),
      client_id: clientId,
      invoice_id: invoiceId,
      payment_id: paymentId ?? null,
      credit_note_id: creditNoteId ?? null,
      amount_minor: amountMinor,
      made_at: by.now,
    })),
  )
  const paid = await paidAmong(
    tx,
    by,
    settlements.map(({ invoiceId }) => invoiceId),
  )
  if (paid.length === 0) return
  await openBlocks(tx, by, paid)
  await freeCredit(tx, by, clientId)
  await recordHappenings(
    tx,
    by,
    paid.map(({ id, number }) => ({
      kind: 'invoice.paid',
      aboutId: id,
      clientId,
      details: { text: number },
    })),
  )
}

type Paid = { id: string; number: string }

async function paidAmong(tx: Tx, by: By, invoiceIds: readonly string[]): Promise<Paid[]> {
  const { rows } = await sql<Paid>`
    select id, number from (${invoiceRows(await todayOf(tx, by))}) r
    where id = any(${invoiceIds}) and kind = 'invoice' and state = 'paid'`.execute(tx)
  return rows
}

/** Blocks that wait for their money can be drawn from the day it came. */
async function openBlocks(tx: Tx, by: By, paid: readonly Paid[]) {
  const { rows } = await sql<{ key: string; agreementId: string }>`
    select distinct l.key, l.agreement_id as "agreementId" from invoice_line i join lot l on l.key = i.lot_key
    where i.invoice_id = any(${paid.map(({ id }) => id)}) and l.needs_payment
      and not exists (select 1 from lot_entry e where e.lot_id = l.id and e.kind = 'paid')`.execute(tx)
  if (rows.length === 0) return
  const on = await todayOf(tx, by)
  const lots = await lotsOf(tx, [...new Set(rows.map(({ agreementId }) => agreementId))])
  const entries = rows.map(({ key }) => ({ lotId: key, kind: 'paid' as const, units: 0, on }))
  await recordDraws(tx, by, entries, lots)
}

/** A hold that reminders put on a client ends when nothing is late any more. */
async function freeCredit(tx: Tx, by: By, clientId: string) {
  const held = await creditHoldOf(tx, clientId)
  if (held?.reason !== lateReason) return
  const { rows } = await sql`
    select 1 from (${invoiceRows(await todayOf(tx, by))}) r where "clientId" = ${clientId} and state = 'overdue' limit 1`.execute(
    tx,
  )
  if (rows.length === 0)
    await holdCredit(tx, by, { clientId, held: false, reason: 'Everything late is paid' })
}

export const lateReason = 'An invoice is late after three reminders'

/** What a client still owes, the oldest due first. */
export async function openInvoices(tx: Tx, by: { now: string }, clientId: string): Promise<OpenInvoice[]> {
  const { rows } = await sql<OpenInvoice>`
    select id, number, "clientId", currency, "openMinor", "dueOn" from (${invoiceRows(await todayOf(tx, by))}) r
    where "clientId" = ${clientId} and kind = 'invoice' and "openMinor" > 0 order by "dueOn", number`.execute(
    tx,
  )
  return rows
}

/** A first payment makes a prospect a customer; one of before we wrote the client down counts from then. */
export async function tellRelationship(
  tx: Tx,
  by: By,
  payment: { clientId: string; id: string; onDay: Day },
) {
  const { clientId, id, onDay } = payment
  const { rows } = await sql<{ lastOn: Day | null }>`
    select max(on_day) as "lastOn" from relationship_step where client_id = ${clientId}`.execute(tx)
  const step = { clientId, fact: 'paid' as const, cause: 'first payment', causeId: id }
  await recordRelationshipStep(tx, by, { ...step, onDay: laterDay(onDay, rows[0]?.lastOn ?? onDay) })
}
