import { sql } from 'kysely'
import { allow, firmCard } from '#firm'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'
import { invoiceMail } from '../letters/invoice-mail.ts'
import { keptPdf } from './invoice-pdf.ts'
import { invoiceHead } from './queries.ts'

/** Sends an invoice with its PDF to the client's billing address, or to the one given. */
export async function sendInvoice(context: Context, { id, to }: { id: string; to?: string | undefined }) {
  allow(context, 'bill')
  const address = to ?? (await context.db.read((tx) => billingAddress(tx, id)))
  if (!address) throw new Refused('no-address', { field: 'to' })
  const fileId = await keptPdf(context, id)
  return context.db.write((tx) => mailInvoice(tx, context, id, address, fileId))
}

async function mailInvoice(tx: Tx, context: Context, id: string, to: string, fileId: string) {
  const invoice = await invoiceHead(tx, context, id)
  const firm = await firmCard(tx)
  const letter = invoiceMail({ ...invoice, firm: firm.name }, firm)
  const mail = { ...letter, to, purpose: 'invoice', clientId: invoice.clientId, attachmentIds: [fileId] }
  const replyTo = firm.email ? { replyTo: firm.email } : {}
  const mailId = await queueMail(tx, { ...mail, fromName: firm.name, ...replyTo }, context.now)
  await tx
    .insertInto('invoice_mail')
    .values({
      id: newId(),
      invoice_id: id,
      client_id: invoice.clientId,
      mail_id: mailId,
      sent_to: to,
      made_at: context.now,
      made_by: context.actor.name,
    })
    .execute()
  await recordHappenings(tx, context, [
    {
      kind: 'invoice.sent',
      aboutId: id,
      clientId: invoice.clientId,
      details: { text: `${invoice.number} to ${to}` },
    },
  ])
  return { to }
}

/** The client's billing address, or that of the contact who may see money. */
export async function billingAddress(tx: Tx, invoiceId: string): Promise<string | undefined> {
  const { rows } = await sql<{ to: string | null }>`
    select coalesce(nullif(c.billing_email, ''), (
      select email from contact where client_id = c.id and email <> '' and left_on is null and erased_at is null
      order by sees_money desc, is_main desc, id limit 1)) as "to"
    from invoice i join client c on c.id = i.client_id where i.id = ${invoiceId}`.execute(tx)
  return rows[0]?.to ?? undefined
}

/** Sends what of a run has not gone out. */
export async function sendRun(context: Context, runId: string) {
  allow(context, 'bill')
  const waiting = await context.db.read(async (tx) => {
    const { rows } = await sql<{ id: string; number: string }>`
      select i.id, i.number from invoice i
      where i.run_id = ${runId} and not exists (select 1 from invoice_mail where invoice_id = i.id)
      order by i.number`.execute(tx)
    return rows
  })
  const withoutAddress: string[] = []
  for (const { id, number } of waiting) {
    const to = await context.db.read((tx) => billingAddress(tx, id))
    if (to) await sendInvoice(context, { id, to })
    else withoutAddress.push(number)
  }
  return { sent: waiting.length - withoutAddress.length, withoutAddress }
}
