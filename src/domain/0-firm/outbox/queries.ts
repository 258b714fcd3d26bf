import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import { type MailState, mailState } from '#platform/mail/outbox.ts'
import { allow } from '../allow.ts'
import { may } from '../rules/permissions.ts'

type MailRow = {
  id: string
  clientId: string | null
  purpose: string
  to: string
  subject: string
  madeAt: string
  state: MailState
  sentAt: string | null
  tries: number
  lastError: string | null
}

const mailRows = (now: string) => sql`
  select id, client_id as "clientId", purpose, to_address as "to", subject, made_at as "madeAt",
    ${mailState(now)} as state, sent_at as "sentAt", tries, last_error as "lastError", text,
    attachment_ids as "attachmentIds"
  from mail`

/** The outbox: every mail, whether it went out or is kept here. */
export function listMails(
  context: Context,
  { q = '', state, ...page }: ListQuery & { q?: string; state?: MailState },
) {
  allow(context, 'read-audit')
  const words = containing(q)
  const rows = sql`
    select id, "clientId", purpose, "to", subject, "madeAt", state, "sentAt", tries, "lastError"
    from (${mailRows(context.now)}) m
    where ("to" ilike ${words} or subject ilike ${words} or purpose ilike ${words})
      and (${state ?? null}::text is null or state = ${state ?? null})`
  const sorts = { madeAt: sql`"madeAt"`, to: sql`"to"`, subject: sql`subject collate "und-x-icu"` }
  return context.db.read((tx) =>
    listPage<MailRow>(tx, rows, { ...page, sort: page.sort ?? '-madeAt' }, sorts),
  )
}

/** One mail as it reads. An invitation opens the door, so only those who invite may read one. */
export function oneMail(context: Context, id: string) {
  allow(context, 'read-audit')
  return context.db.read(async (tx) => {
    const { rows } = await sql<MailRow & { text: string; attachmentIds: string[] }>`
      select * from (${mailRows(context.now)}) m where id = ${id}`.execute(tx)
    const { attachmentIds, text, ...mail } = found(rows[0], 'mail')
    const attachments = await tx
      .selectFrom('file')
      .select(['id', 'name'])
      .where('id', 'in', attachmentIds.length > 0 ? attachmentIds : [id])
      .execute()
    const isOpen = mail.purpose !== 'invitation' || may(context.actor, 'manage-people').yes
    return { ...mail, text: isOpen ? text : '', attachments }
  })
}
