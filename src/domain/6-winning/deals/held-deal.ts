import { sql } from 'kysely'
import { firmCard } from '#firm'
import type { Day } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { type DealState, type Evidence, stateOf } from './rules/deal-state.ts'

/** A deal that is ours until the transaction ends, with where it stands. */
export type HeldDeal = {
  id: string
  clientId: string
  client: string
  openedOn: Day
  today: Day
  state: DealState
}

/** Holds a deal, so that two people cannot move it at once. What is read after it sees what the last one did. */
export async function holdDeal(tx: Tx, dealId: string, now: string): Promise<HeldDeal> {
  found(
    await tx.selectFrom('deal').where('id', '=', dealId).select('id').forUpdate().executeTakeFirst(),
    'deal',
  )
  const deal = await tx
    .selectFrom('deal')
    .innerJoin('client', 'client.id', 'deal.client_id')
    .where('deal.id', '=', dealId)
    .select(['deal.id', 'deal.client_id as clientId', 'client.name as client', 'deal.opened_on as openedOn'])
    .executeTakeFirstOrThrow()
  const { zone } = await firmCard(tx)
  return {
    ...deal,
    today: dayAt(now, zone),
    state: stateOf(await evidenceOf(tx, dealId), deal.openedOn),
  }
}

/** Holds a company's newest deal that isn't over, where there is one. The company itself is held first. */
export async function holdOpenDeal(tx: Tx, clientId: string, now: string): Promise<HeldDeal | undefined> {
  await holdClient(tx, clientId)
  for (const id of await dealIdsOf(tx, clientId)) {
    const deal = await holdDeal(tx, id, now)
    if (deal.state.isOpen) return deal
  }
  return undefined
}

/** The deals of a company, the newest first. */
export async function dealIdsOf(tx: Tx, clientId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('deal')
    .where('client_id', '=', clientId)
    .select('id')
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ id }) => id)
}

/** Two who open a deal with the same company come one after the other. */
export async function holdClient(tx: Tx, clientId: string) {
  const { rows } = await sql<{ id: string }>`
    select id from client where id = ${clientId} for no key update`.execute(tx)
  found(rows[0], 'client')
}

export const evidenceOf = (tx: Tx, dealId: string): Promise<Evidence[]> =>
  tx
    .selectFrom('deal_evidence')
    .where('deal_id', '=', dealId)
    .select(['on_day as onDay', 'says'])
    .select((row) => row.ref('kind').$castTo<Evidence['kind']>().as('kind'))
    .orderBy('made_at')
    .orderBy('id')
    .execute()
