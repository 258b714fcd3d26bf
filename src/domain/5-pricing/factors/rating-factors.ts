import { sql } from 'kysely'
import { allow } from '#firm'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'

type NewFactor = { clientId: string; name: string; relativityBp: number; spreadBp: number; reason: string }

export function addRatingFactor(context: Context, factor: NewFactor) {
  allow(context, 'price')
  return context.db.write(async (tx) => {
    found(
      await tx.selectFrom('client').select('id').where('id', '=', factor.clientId).executeTakeFirst(),
      'client',
    )
    return { id: await recordRatingFactor(tx, context, { ...factor, source: 'typed' }) }
  })
}

/** Records a factor in the transaction of whoever learnt it: a person here, an audit later. */
export async function recordRatingFactor(
  tx: Tx,
  by: { now: string; actor: { name: string } },
  factor: NewFactor & { source: 'typed' | 'audit' },
) {
  const id = newId()
  const { clientId, name, relativityBp, spreadBp, reason, source } = factor
  await tx
    .insertInto('rating_factor')
    .values({
      id,
      client_id: clientId,
      name,
      relativity_bp: relativityBp,
      spread_bp: spreadBp,
      reason,
      source,
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()
  const text = `${name}: × ${relativityBp / 10_000}`
  await recordHappenings(tx, by, [{ kind: 'rating-factor.set', aboutId: id, clientId, details: { text } }])
  return id
}

const latest = (clientId: string) => sql`
  select distinct on (name) id, name, relativity_bp as "relativityBp", spread_bp as "spreadBp", reason, source, made_at as "madeAt", made_by as "madeBy"
  from rating_factor where client_id = ${clientId} order by name, made_at desc`

export function listFactors(context: Context, query: ListQuery & { clientId: string }) {
  allow(context, 'price')
  return context.db.read((tx) =>
    listPage<{
      id: string
      name: string
      relativityBp: number
      spreadBp: number
      reason: string
      source: 'typed' | 'audit'
      madeAt: string
      madeBy: string
    }>(tx, latest(query.clientId), query, { name: sql`name collate "und-x-icu"` }),
  )
}

/** The factors that stand; one set to change nothing was taken back. */
export async function factorsInForce(tx: Tx, clientId: string) {
  const { rows } = await sql<{ name: string; relativityBp: number; spreadBp: number; reason: string }>`
    select name, "relativityBp", "spreadBp", reason from (${latest(clientId)}) f
    where "relativityBp" <> 10000 or "spreadBp" > 0 order by name collate "und-x-icu"`.execute(tx)
  return rows
}
