import { sql } from 'kysely'
import { allow } from '#firm'
import { no, orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { keepFile } from '#platform/database/files.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { holdAgreement } from '../agreements/agreement-row.ts'

type DocumentRow = {
  id: string
  fileId: string
  title: string
  name: string
  mediaType: string
  bytes: number
  madeAt: string
  madeBy: string
}

const mostBytes = 25 * 1024 * 1024

type NewDocument = { agreementId: string; title: string; name: string; mediaType: string; content: string }

export function addDocument(context: Context, input: NewDocument) {
  allow(context, 'manage-agreements')
  const content = Buffer.from(input.content, 'base64')
  if (content.length === 0) orRefuse(no('file-empty', { field: 'content' }))
  if (content.length > mostBytes) orRefuse(no('file-too-large', { field: 'content' }))
  return context.db.write(async (tx) => {
    const { clientId } = await holdAgreement(tx, input.agreementId)
    const { name, mediaType, title } = input
    const fileId = await keepFile(tx, { name, mediaType, content, clientId }, context.now)
    const id = await recordDocument(tx, context, { agreementId: input.agreementId, clientId, fileId, title })
    await recordHappenings(tx, context, [
      { kind: 'agreement.document', aboutId: input.agreementId, clientId, details: { text: title } },
    ])
    return { id, fileId }
  })
}

/** Puts a file that is kept already among an agreement's documents: a signed proposal, a notice. */
export async function recordDocument(
  tx: Tx,
  by: { now: string; actor: { name: string } },
  document: { agreementId: string; clientId: string; fileId: string; title: string },
) {
  const id = newId()
  await tx
    .insertInto('agreement_document')
    .values({
      id,
      agreement_id: document.agreementId,
      client_id: document.clientId,
      file_id: document.fileId,
      title: document.title,
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()
  return id
}

const documentRows = sql`
  select d.id, d.file_id as "fileId", d.title, f.name, f.media_type as "mediaType", length(f.content) as bytes,
    d.made_at as "madeAt", d.made_by as "madeBy"
  from agreement_document d join file f on f.id = d.file_id`

export function listDocuments(context: Context, { agreementId }: { agreementId: string }) {
  allow(context, 'see-agreements')
  return context.db.read(async (tx) => {
    const { rows } = await sql<DocumentRow>`${documentRows} where d.agreement_id = ${agreementId}
      order by d.made_at desc, d.id`.execute(tx)
    return { items: rows }
  })
}

/** Agreements are about money: their papers open for those who may see it. */
export function documentById(context: Context, { documentId }: { documentId: string }) {
  allow(context, 'see-money')
  return context.db.read(async (tx) => {
    const { rows } = await sql<DocumentRow & { sha256: string; content: Buffer }>`
      select r.*, f.sha256, f.content from (${documentRows}) r join file f on f.id = r."fileId"
      where r.id = ${documentId}`.execute(tx)
    const { content, ...document } = found(rows[0], 'document')
    return { ...document, content: content.toString('base64') }
  })
}
