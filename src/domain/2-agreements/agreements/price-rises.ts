import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import type { PriceRise } from '../rules/terms.ts'

/** Writes announced price rises down; a later row for the same day puts an earlier one right. */
export async function recordPriceRises(
  tx: Tx,
  by: { now: string; actor: Actor },
  rises: readonly (PriceRise & { agreementId: string })[],
) {
  const ids = rises.map(({ agreementId }) => agreementId)
  const { rows } = await sql<{ id: string; clientId: string }>`
    select id, client_id as "clientId" from agreement where id = any(${ids})`.execute(tx)
  const clientOf = new Map(rows.map(({ id, clientId }) => [id, clientId]))
  await insertRows(
    tx,
    'price_rise',
    {
      id: 'uuid',
      agreement_id: 'uuid',
      client_id: 'uuid',
      effective_on: 'date',
      noticed_on: 'date',
      bp: 'int4',
      made_at: 'timestamptz',
      made_by: 'text',
    },
    rises.map(({ agreementId, effectiveOn, noticedOn, bp }) => ({
      id: newId(),
      agreement_id: agreementId,
      client_id: clientOf.get(agreementId),
      effective_on: effectiveOn,
      noticed_on: noticedOn,
      bp,
      made_at: by.now,
      made_by: by.actor.name,
    })),
  )
}
