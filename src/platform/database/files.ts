import { newId, sha256 } from '../ids.ts'
import type { Tx } from './firm-database.ts'

export type NewFile = { name: string; mediaType: string; content: Uint8Array; clientId?: string | null }

export async function keepFile(tx: Tx, file: NewFile, now: string): Promise<string> {
  const id = newId()
  await tx
    .insertInto('file')
    .values({
      id,
      client_id: file.clientId ?? null,
      name: file.name,
      media_type: file.mediaType,
      sha256: sha256(file.content),
      content: Buffer.from(file.content),
      made_at: now,
    })
    .execute()
  return id
}

export const fileById = (tx: Tx, id: string) =>
  tx
    .selectFrom('file')
    .select(['id', 'name', 'media_type as mediaType', 'sha256', 'content'])
    .where('id', '=', id)
    .executeTakeFirst()
