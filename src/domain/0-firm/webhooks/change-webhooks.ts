import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { Stale } from '#platform/failures.ts'
import { newId, newToken } from '#platform/ids.ts'
import { allow } from '../allow.ts'
import { webhookById } from './queries.ts'
import { mayCall } from './rules.ts'

/** Has another system hear what happens here. The secret that signs is answered once. */
export async function addWebhook(context: Context, { url, kinds }: { url: string; kinds: string[] }) {
  allow(context, 'manage-firm')
  orRefuse(mayCall(url))
  const secret = newSecret()
  const added = await context.db.write(async (tx) => {
    const id = newId()
    const { now, actor } = context
    await tx
      .insertInto('webhook')
      .values({ id, url, secret, kinds, made_at: now, made_by: actor.name })
      .execute()
    await recordHappenings(tx, context, [{ kind: 'webhook.added', aboutId: id }])
    return { id }
  })
  return { ...added, secret }
}

type Change = { id: string; revision: number; url?: string; kinds?: string[]; isActive?: boolean }

export async function changeWebhook(context: Context, { id, revision, url, kinds, isActive }: Change) {
  allow(context, 'manage-firm')
  if (url !== undefined) orRefuse(mayCall(url))
  return context.db.write(async (tx) => {
    const changed = await tx
      .updateTable('webhook')
      .set({ url, kinds, is_active: isActive, revision: revision + 1 })
      .where('id', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst()
    const webhook = await webhookById(tx, id)
    if (changed.numUpdatedRows === 0n) throw new Stale('webhook', webhook)
    await recordHappenings(tx, context, [{ kind: 'webhook.changed', aboutId: id }])
    return webhook
  })
}

/** Makes a new secret; what is sent from now on is signed by it. */
export async function renewWebhookSecret(context: Context, id: string) {
  allow(context, 'manage-firm')
  const secret = newSecret()
  const renewed = await context.db.write(async (tx) => {
    await webhookById(tx, id)
    await tx.updateTable('webhook').set({ secret }).where('id', '=', id).execute()
    return { id }
  })
  return { ...renewed, secret }
}

/** Takes a webhook away: what still waits is not sent any more, what was sent can be read. */
export async function retireWebhook(context: Context, id: string) {
  allow(context, 'manage-firm')
  return context.db.write(async (tx) => {
    await webhookById(tx, id)
    const retired = { retired_at: context.now, is_active: false }
    await tx.updateTable('webhook').set(retired).where('id', '=', id).execute()
    await stopWaiting(tx, id)
    await recordHappenings(tx, context, [{ kind: 'webhook.retired', aboutId: id }])
    return { id }
  })
}

const stopWaiting = (tx: Tx, id: string) =>
  tx
    .updateTable('webhook_delivery')
    .set({ due_at: null })
    .where('webhook_id', '=', id)
    .where('due_at', 'is not', null)
    .execute()

const newSecret = () => `whsec_${newToken()}`
