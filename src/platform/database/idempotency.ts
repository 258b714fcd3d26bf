import type { Scope, Tx } from './firm-database.ts'
import { actorId } from './firm-database.ts'

/** A POST's key and the hash of what was asked, so that a key can't answer another question. */
export type Once = { key: string; requestHash: string }

/** The write was done before: here is what it answered. */
export class Replayed extends Error {
  readonly answer: unknown
  constructor(answer: unknown) {
    super('This request was answered before')
    this.answer = answer
  }
}

/** The same key came with another question. */
export class KeyReused extends Error {}

/** Claims the key for this transaction. A second holder waits here until the first commits, then is answered. */
export async function claim(tx: Tx, { key, requestHash }: Once, { actor, now }: Scope) {
  const claimed = await tx
    .insertInto('idempotency_key')
    .values({ actor_id: actorId(actor), key, request_hash: requestHash, made_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) return
  const earlier = await tx
    .selectFrom('idempotency_key')
    .select(['request_hash', 'answer'])
    .where('actor_id', '=', actorId(actor))
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (earlier.request_hash !== requestHash) throw new KeyReused()
  throw new Replayed(earlier.answer)
}

export async function settle(tx: Tx, { key }: Once, { actor }: Scope, answer: unknown) {
  await tx
    .updateTable('idempotency_key')
    .set({ answer: JSON.stringify(answer ?? null) })
    .where('actor_id', '=', actorId(actor))
    .where('key', '=', key)
    .execute()
}
