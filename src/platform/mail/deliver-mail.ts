import { type Kysely, sql } from 'kysely'
import { firmDatabase } from '../database/firm-database.ts'
import type { DB } from '../database/tables.ts'
import type { Attachment } from './mail.ts'
import type { Delivery, Send } from './smtp.ts'

export type Mailer = { kysely: Kysely<DB>; send: Send; now: () => string }

export type Delivered = { id: string; firmId: string | null; purpose: string; delivery: Delivery }

type Taken = {
  firm_id: string | null
  id: string
  clock_offset_ms: number
  purpose: string
  to_address: string
  from_name: string | null
  reply_to: string | null
  subject: string
  text: string
  html: string | null
  attachment_ids: string[]
  tries: number
}

// Longer than any attempt takes: whoever claimed a mail and died has it no more.
const claimMilliseconds = 15 * 60_000

/**
 * Sends one waiting mail: claim, send, settle. Two senders never send the same. Only one that dies between the
 * mail server's yes and the settling leaves a mail that goes out twice, under the same Message-ID.
 */
export async function deliverMail(mailer: Mailer): Promise<Delivered | undefined> {
  const mail = await takeMail(mailer)
  if (!mail) return undefined
  const delivery = await mailer.send({
    id: mail.id,
    to: mail.to_address,
    subject: mail.subject,
    text: mail.text,
    html: mail.html ?? undefined,
    fromName: mail.from_name ?? undefined,
    replyTo: mail.reply_to ?? undefined,
    attachments: await attachmentsOf(mailer, mail),
  })
  await settle(mailer, mail, delivery)
  return { id: mail.id, firmId: mail.firm_id, purpose: mail.purpose, delivery }
}

async function takeMail({ kysely, now }: Mailer) {
  const { rows } = await sql<Taken>`select * from door.take_mail(${now()}, ${claimMilliseconds})`.execute(
    kysely,
  )
  return rows[0]
}

async function attachmentsOf({ kysely, now }: Mailer, mail: Taken): Promise<Attachment[]> {
  if (mail.firm_id === null || mail.attachment_ids.length === 0) return []
  const actor = { kind: 'system', name: 'deliver-mail' } as const
  const db = firmDatabase(kysely, { firmId: mail.firm_id, actor, action: 'deliver mail', now: now() })
  const files = await db.read((tx) =>
    tx
      .selectFrom('file')
      .select(['id', 'name', 'media_type as mediaType', 'content'])
      .where('id', 'in', mail.attachment_ids)
      .execute(),
  )
  return mail.attachment_ids.map((id) => {
    const file = files.find((found) => found.id === id)
    if (!file) throw new Error(`mail ${mail.id} has an attachment that is no file of the firm: ${id}`)
    return file
  })
}

async function settle({ kysely, now }: Mailer, mail: Taken, delivery: Delivery) {
  const outcome = delivery.yes ? 'sent' : delivery.reason === 'refused' ? 'refused' : 'later'
  const words = delivery.yes ? null : String(delivery.about?.words ?? delivery.reason)
  const at = now()
  const nextAt = new Date(Date.parse(at) + minutesToNextTry(mail.tries) * 60_000).toISOString()
  await sql`select door.settle_mail(${mail.firm_id}, ${mail.id}, ${outcome}, ${words}, ${at}, ${nextAt})`.execute(
    kysely,
  )
}

/** After the first failure a minute, then twice as long each time, at most four hours. */
export const minutesToNextTry = (tries: number) => Math.min(2 ** Math.max(0, tries - 1), 240)
