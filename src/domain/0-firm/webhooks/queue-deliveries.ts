import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { newId } from '#platform/ids.ts'
import type { HeardHappening } from '#platform/jobs/job.ts'
import { deliverDue } from './deliver.ts'
import { hears } from './rules.ts'

/** Puts a happening into the line of every webhook that hears its kind, and sends what is due. */
export async function queueDeliveries(context: Context, happening: HeardHappening) {
  // Most firms have no webhook: then nothing is written, not even that.
  const isHeard = (await context.db.read((tx) => listeners(tx, happening.kind))).length > 0
  if (!isHeard) return
  await context.db.write(async (tx) => {
    const listening = await listeners(tx, happening.kind)
    const rows = listening.map((webhook) => ({
      id: newId(),
      webhook_id: webhook.id,
      happening_id: happening.id,
      kind: happening.kind,
      body: bodyOf(happening),
      made_at: context.now,
      due_at: context.now,
    }))
    if (rows.length > 0) await tx.insertInto('webhook_delivery').values(rows).execute()
  })
  await deliverDue(context)
}

async function listeners(tx: Tx, kind: string) {
  const webhooks = await tx
    .selectFrom('webhook')
    .select(['id', 'kinds'])
    .where('is_active', '=', true)
    .where('retired_at', 'is', null)
    .execute()
  return webhooks.filter(({ kinds }) => hears(kinds, kind))
}

/** What another system receives: what happened, about what, when and by whom. */
export const bodyOf = ({ id, kind, aboutId, clientId, madeAt, madeBy, details }: HeardHappening) =>
  JSON.stringify({ id, kind, aboutId, clientId, madeAt, madeBy, details })
