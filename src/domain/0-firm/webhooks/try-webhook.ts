import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { newId } from '#platform/ids.ts'
import { allow } from '../allow.ts'
import { deliverNow } from './deliver.ts'
import { deliveryById, webhookById } from './queries.ts'

/** Sends a test to a webhook now, paused or not. How it went stands among the deliveries. */
export async function testWebhook(context: Context, webhookId: string) {
  allow(context, 'manage-firm')
  const test = await context.db.write(async (tx) => {
    await webhookById(tx, webhookId)
    const { now, actor } = context
    const id = newId()
    const body = JSON.stringify({ id, kind: 'webhook.test', madeAt: now, madeBy: actor.name })
    await tx
      .insertInto('webhook_delivery')
      .values({ id, webhook_id: webhookId, kind: 'webhook.test', body, made_at: now, due_at: null })
      .execute()
    return { id }
  })
  await deliverNow(context, test.id)
  return test
}

/** Tries a delivery once more now, also one that was given up. */
export async function deliverAgain(context: Context, id: string) {
  allow(context, 'manage-firm')
  const again = await context.db.write(async (tx) => {
    if ((await deliveryById(tx, id)).state === 'delivered') throw new Refused('delivery-arrived')
    return { id }
  })
  await deliverNow(context, id)
  return again
}
