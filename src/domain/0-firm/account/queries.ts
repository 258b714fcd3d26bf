import { sql } from 'kysely'
import type { Tx } from '#platform/database/firm-database.ts'

export type ApiKey = {
  id: string
  name: string
  scopes: string[]
  hint: string
  madeAt: string
  expiresAt: string | null
}

/** Somebody's API keys that still work, as far as they can be shown. */
export async function apiKeysOf(tx: Tx, personId: string): Promise<ApiKey[]> {
  const { rows } = await sql<ApiKey>`
    select id, name, scopes, hint, made_at as "madeAt", expires_at as "expiresAt"
    from door.api_keys_of(${personId})`.execute(tx)
  return rows
}
