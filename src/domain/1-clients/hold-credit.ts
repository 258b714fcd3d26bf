import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId } from '#platform/ids.ts'
import { creditHoldOf } from './queries.ts'

/** Holds or frees a client's credit, in the transaction of whoever learnt of it: dunning, a payment, a person. */
export async function holdCredit(
  tx: Tx,
  by: { now: string; actor: { name: string } },
  { clientId, held, reason }: { clientId: string; held: boolean; reason: string },
) {
  const holds = (await creditHoldOf(tx, clientId)) !== null
  if (holds === held) return
  await tx
    .insertInto('credit_hold')
    .values({ id: newId(), client_id: clientId, held, reason, made_at: by.now, made_by: by.actor.name })
    .execute()
  const kind = held ? 'credit.held' : 'credit.freed'
  await recordHappenings(tx, by, [{ kind, aboutId: clientId, clientId, details: { text: reason } }])
}
