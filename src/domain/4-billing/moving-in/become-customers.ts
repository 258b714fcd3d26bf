import { sql } from 'kysely'
import { recordRelationshipStep } from '#clients'
import type { Actor } from '#kernel/actor.ts'
import { type Day, laterDay } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'

/** Prospects for whom the old system worked or wrote invoices are customers, since the first such day we know of. */
export async function becomeCustomers(
  tx: Tx,
  by: { now: string; actor: Actor },
  facts: readonly { clientId: string; onDay: Day }[],
  cause: string,
) {
  const firstDays = new Map<string, Day>()
  for (const { clientId, onDay } of facts) {
    const before = firstDays.get(clientId)
    if (before === undefined || onDay < before) firstDays.set(clientId, onDay)
  }
  const { rows: prospects } = await sql<{ clientId: string; onDay: Day }>`
    select client_id as "clientId", max(on_day) as "onDay" from relationship_step
    where client_id = any(${[...firstDays.keys()]})
    group by client_id having bool_and(stage = 'prospect')`.execute(tx)
  for (const { clientId, onDay: metOn } of prospects) {
    const onDay = laterDay(firstDays.get(clientId) ?? metOn, metOn)
    await recordRelationshipStep(tx, by, { clientId, fact: 'paid', onDay, cause })
  }
}
