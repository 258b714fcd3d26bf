import { sql } from 'kysely'
import pg from 'pg'
import type { Tx } from '../database/firm-database.ts'

/** The firm's outbox, the newest first, before the given mail where there is one. */
export const outbox = (tx: Tx, now: string, page: { limit: number; beforeId?: string }) =>
  tx
    .selectFrom('mail')
    .select([
      'id',
      'client_id as clientId',
      'purpose',
      'to_address as to',
      'subject',
      'text',
      'attachment_ids as attachmentIds',
      'made_at as madeAt',
      'due_at as dueAt',
      'tries',
      'last_error as lastError',
      'sent_at as sentAt',
      'refused_at as refusedAt',
    ])
    .select(mailState(now).as('state'))
    .$if(page.beforeId !== undefined, (mails) => mails.where('id', '<', page.beforeId ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()

/** Kept: nobody could be reached while it was wanted, or no mail server is set. It can be sent again. */
export type MailState = 'sent' | 'refused' | 'waiting' | 'kept'

export const mailState = (now: string) => sql<MailState>`case
  when sent_at is not null then 'sent'
  when refused_at is not null then 'refused'
  when until_at > ${now} then 'waiting'
  else 'kept' end`

export type AccountLetter = { to: string; subject: string; text: string; madeAt: string }

/** Mails about accounts whose links still work: for the owner of the installation alone, who has no mail server. */
export async function waitingAccountMails(ownerUrl: string, now: string): Promise<AccountLetter[]> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ to: string; subject: string; text: string; madeAt: Date }>(
      `select to_address as "to", subject, text, made_at as "madeAt" from door.mail
       where until_at > $1 order by made_at`,
      [now],
    )
    return rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() }))
  } finally {
    await owner.end()
  }
}
