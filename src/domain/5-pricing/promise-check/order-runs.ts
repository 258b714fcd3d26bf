import { sql } from 'kysely'
import { deskModel } from '#actuary/desk/model.ts'
import { allow } from '#firm'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'

type Order = { checkId: string; clientId: string; number: number; replications: number }

/** Goes on with a check: what was run stays, and the answer is judged anew from all of it. */
export function askMoreRuns(
  context: Context,
  { checkId, replications }: { checkId: string; replications: number },
) {
  allow(context, 'price')
  return context.db.write(async (tx) => {
    const { rows } = await sql<{ clientId: string; number: number; model: string; most: number }>`
      select client_id as "clientId", number, model,
        (select max(replications) from promise_check_order where check_id = k.id) as most
      from promise_check k where id = ${checkId}`.execute(tx)
    const { clientId, number, model, most } = found(rows[0], 'promise check')
    if (model !== deskModel) throw new Refused('other-desk-model', { model, now: deskModel })
    if (replications <= most) throw new Refused('not-more-runs', { field: 'replications', wanted: most })
    await orderRuns(tx, context, { checkId, clientId, number, replications })
    return { id: checkId, runsWanted: replications }
  })
}

export async function orderRuns(
  tx: Tx,
  by: { now: string; actor: { name: string } },
  { checkId, clientId, number, replications }: Order,
) {
  await tx
    .insertInto('promise_check_order')
    .values({ id: newId(), check_id: checkId, replications, made_at: by.now, made_by: by.actor.name })
    .execute()
  const details = { text: `PCH-${number}, ${replications} runs`, replications }
  await recordHappenings(tx, by, [{ kind: 'promise-check.asked', aboutId: checkId, clientId, details }])
}
