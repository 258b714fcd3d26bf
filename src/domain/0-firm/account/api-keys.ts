import { sql } from 'kysely'
import { orRefuse, Refused } from '#kernel/decision.ts'
import { dayAt, startOfDay } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { NotFound } from '#platform/failures.ts'
import { newId, newToken, sha256 } from '#platform/ids.ts'
import { allow } from '../allow.ts'
import { firmCard } from '../details/queries.ts'
import { ownSelf } from './own-self.ts'
import { apiKeysOf } from './queries.ts'
import { mayHaveScopes } from './rules.ts'

/** `expiresOn` is the first day the key no longer works. */
type NewKey = { name: string; scopes: string[]; expiresOn: string | null }

/** Makes a key for a program that acts as this person. The key is answered once; only its hash is kept. */
export async function addApiKey(context: Context, { name, scopes, expiresOn }: NewKey) {
  const { personId } = ownSelf(context)
  orRefuse(mayHaveScopes(scopes))
  const key = `perennial_${newToken()}`
  const added = await context.db.write(async (tx) => {
    const { zone } = await firmCard(tx)
    if (expiresOn !== null && expiresOn <= dayAt(context.now, zone))
      throw new Refused('key-ends-first', { field: 'expiresOn' })
    const until = expiresOn === null ? null : startOfDay(expiresOn, zone)
    const id = newId()
    await sql`select door.add_api_key(${sha256(key)}, ${id}, ${personId}, ${name}, ${scopes}, ${key.slice(-4)},
      ${context.now}, ${until})`.execute(tx)
    const details = { name, scopes }
    await recordHappenings(tx, context, [{ kind: 'person.key-made', aboutId: personId, details }])
    return { id }
  })
  return { ...added, key }
}

/** Revokes one's own key. */
export async function revokeApiKey(context: Context, id: string) {
  const { personId } = ownSelf(context)
  return context.db.write((tx) => revoke(tx, context, personId, id))
}

/** Revokes somebody's key, as the one who looks after people. */
export async function revokePersonsKey(context: Context, { id, keyId }: { id: string; keyId: string }) {
  allow(context, 'manage-people')
  return context.db.write((tx) => revoke(tx, context, id, keyId))
}

async function revoke(tx: Tx, context: Context, personId: string, id: string) {
  const keys = await apiKeysOf(tx, personId)
  if (!keys.some((key) => key.id === id)) throw new NotFound('API key')
  await sql`select door.revoke_api_key(${id}, ${context.now})`.execute(tx)
  await recordHappenings(tx, context, [{ kind: 'person.key-revoked', aboutId: personId }])
  return { id }
}
