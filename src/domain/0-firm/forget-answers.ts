import { epochMs, instantOf } from '#kernel/instants.ts'
import type { Context } from '#platform/context.ts'

/** Forgets what is kept for a while only: answers of repeated requests, and webhook deliveries that are over. */
export async function forgetAnswers({ db, now }: Context) {
  const daysAgo = (days: number) => instantOf(epochMs(now) - days * 86_400_000)
  return db.write(async (tx) => {
    const answers = await tx
      .deleteFrom('idempotency_key')
      .where('made_at', '<', daysAgo(1))
      .executeTakeFirst()
    const deliveries = await tx
      .deleteFrom('webhook_delivery')
      .where('made_at', '<', daysAgo(30))
      .where('due_at', 'is', null)
      .executeTakeFirst()
    return { answers: Number(answers.numDeletedRows), deliveries: Number(deliveries.numDeletedRows) }
  })
}
