import { sql } from 'kysely'
import { Refused } from '#kernel/decision.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { newToken, sha256 } from '#platform/ids.ts'

/** A link that opens one thing without a sign-in. Only its hash is kept: who loses the token gets a new link. */
export type NewLink = { purpose: string; aboutId: string; until: string | null }

export async function addLink(tx: Tx, { purpose, aboutId, until }: NewLink, now: string): Promise<string> {
  const token = newToken()
  await sql`select door.add_link(${sha256(token)}, ${purpose}, ${aboutId}, ${now}, ${until})`.execute(tx)
  return token
}

/** Uses a link up; the second one to try is refused. */
export async function useLink(tx: Tx, tokenHash: string, now: string): Promise<void> {
  const { rows } = await sql<{ used: boolean }>`select door.use_link(${tokenHash}, ${now}) as used`.execute(
    tx,
  )
  if (!rows[0]?.used) throw new Refused('link-used')
}

/** Ends every link of a purpose to one thing that nobody has used yet. */
export const revokeLinks = (tx: Tx, purpose: string, aboutId: string, now: string) =>
  sql`select door.revoke_links(${purpose}, ${aboutId}, ${now})`.execute(tx)
