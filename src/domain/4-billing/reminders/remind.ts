import { sql } from 'kysely'
import { holdCredit } from '#clients'
import { allow, firmCard, firmSettings } from '#firm'
import type { Day } from '#kernel/days.ts'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'
import { keptPdf } from '../invoices/invoice-pdf.ts'
import { invoiceHead, invoiceRows, todayOf } from '../invoices/queries.ts'
import { billingAddress } from '../invoices/send-invoice.ts'
import { reminderMail } from '../letters/reminder-mail.ts'
import { lateReason } from '../payments/settle.ts'
import { reminderDue } from '../rules/reminders.ts'

/** Takes up the reminders whose day has come; the last one waits for a person's yes, unless the firm says not to. */
export async function takeUpReminders(context: Context) {
  await context.db.write((tx) => insertDue(tx, context))
  // Also those of a day on which the job was cut short.
  const unsent = await context.db.read((tx) => unsentSteps(tx, context))
  for (const id of unsent) await sendTaken(context, id)
}

type Late = { id: string; clientId: string; issuedOn: Day; dueOn: Day; taken: number[] }

async function insertDue(tx: Tx, context: Context) {
  const today = await todayOf(tx, context)
  const { rows } = await sql<Late>`
    select id, "clientId", "issuedOn", "dueOn",
      coalesce((select array_agg(step) from dunning_step where invoice_id = r.id), '{}') as taken
    from (${invoiceRows(today)}) r where kind = 'invoice' and state in ('open', 'overdue') order by "dueOn", id`.execute(
    tx,
  )
  const steps = rows.flatMap((late) => {
    const step = reminderDue(late, today)
    return step === undefined
      ? []
      : [{ id: newId(), invoice_id: late.id, client_id: late.clientId, step, made_at: context.now }]
  })
  if (steps.length === 0) return
  await tx
    .insertInto('dunning_step')
    .values(steps)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function unsentSteps(tx: Tx, context: Context): Promise<string[]> {
  const { dunningWaitsForYes } = await firmSettings(tx)
  const today = await todayOf(tx, context)
  const { rows } = await sql<{ id: string }>`
    select d.id from dunning_step d join (${invoiceRows(today)}) i on i.id = d.invoice_id
    where d.sent_at is null and i."openMinor" > 0 and (d.step < 3 or ${!dunningWaitsForYes})
      and (d.step > 1 or i."dueOn" >= ${today})
    order by i."dueOn", d.id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function sendReminder(context: Context, id: string) {
  allow(context, 'record-payments')
  return sendTaken(context, id)
}

async function sendTaken(context: Context, id: string) {
  const { invoiceId } = await context.db.read((tx) => stepOf(tx, id))
  const to = await context.db.read((tx) => billingAddress(tx, invoiceId))
  if (!to) {
    if (context.actor.kind === 'system') return { to: '' }
    throw new Refused('no-address', { field: 'to' })
  }
  const fileId = await keptPdf(context, invoiceId)
  return context.db.write((tx) => mailReminder(tx, context, { id, invoiceId, to, fileId }))
}

async function stepOf(tx: Tx, id: string) {
  const step = await tx
    .selectFrom('dunning_step')
    .select(['invoice_id as invoiceId', 'client_id as clientId', 'step', 'sent_at as sentAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  return found(step, 'reminder')
}

type Going = { id: string; invoiceId: string; to: string; fileId: string }

async function mailReminder(tx: Tx, context: Context, { id, invoiceId, to, fileId }: Going) {
  await sql`select id from dunning_step where id = ${id} for update`.execute(tx)
  const { step, sentAt, clientId } = await stepOf(tx, id)
  if (sentAt !== null) throw new Refused('reminder-sent')
  const invoice = await invoiceHead(tx, context, invoiceId)
  if (invoice.openMinor <= 0) throw new Refused('reminder-not-due')
  const firm = await firmCard(tx)
  const letter = reminderMail({ ...invoice, step, firm: firm.name }, firm)
  const mail = { ...letter, to, purpose: 'reminder', clientId, attachmentIds: [fileId], fromName: firm.name }
  await queueMail(tx, mail, context.now)
  const approvedBy = context.actor.kind === 'system' ? '' : context.actor.name
  await tx
    .updateTable('dunning_step')
    .set({ sent_at: context.now, approved_by: approvedBy })
    .where('id', '=', id)
    .execute()
  if (step === 3) await holdCredit(tx, context, { clientId, held: true, reason: lateReason })
  await recordHappenings(tx, context, [
    {
      kind: 'reminder.sent',
      aboutId: invoiceId,
      clientId,
      details: { text: `${invoice.number} to ${to}`, step },
    },
  ])
  return { to }
}
