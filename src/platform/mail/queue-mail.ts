import type { Tx } from '../database/firm-database.ts'
import { newId } from '../ids.ts'
import type { Mail } from './mail.ts'

export type QueuedMail = Mail & {
  /** What it is for, as the outbox lists it: 'invoice', 'proposal', 'invitation'. */
  purpose: string
  clientId?: string | null
  /** Files that are kept already, `keepFile` in the same transaction. */
  attachmentIds?: string[]
}

const wantedMilliseconds = 3 * 24 * 60 * 60 * 1000

/**
 * Puts a mail into the outbox, in the transaction of the verb that writes it: sent if that holds, never if not.
 * After three days of trying in vain it stays in the outbox until somebody sends it again.
 */
export async function queueMail(tx: Tx, mail: QueuedMail, now: string): Promise<string> {
  const id = newId()
  await tx
    .insertInto('mail')
    .values({
      id,
      client_id: mail.clientId ?? null,
      purpose: mail.purpose,
      to_address: mail.to,
      from_name: mail.fromName ?? null,
      reply_to: mail.replyTo ?? null,
      subject: mail.subject,
      text: mail.text,
      html: mail.html ?? null,
      attachment_ids: mail.attachmentIds ?? [],
      made_at: now,
      due_at: now,
      until_at: wantedUntil(now),
    })
    .execute()
  return id
}

/** Sends a mail again that was refused or tried in vain: false when it has gone out, or there is none. */
export async function sendAgain(tx: Tx, id: string, now: string): Promise<boolean> {
  const revived = await tx
    .updateTable('mail')
    .set({ due_at: now, until_at: wantedUntil(now), refused_at: null })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  return revived.numUpdatedRows > 0n
}

const wantedUntil = (now: string) => new Date(Date.parse(now) + wantedMilliseconds).toISOString()
