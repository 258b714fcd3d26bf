import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { allow } from '../allow.ts'

/** What kinds of work there are, in the firm's order; a retired one stays, for the work it names. */
export const workCategories = (tx: Tx) =>
  tx
    .selectFrom('work_category')
    .select(['key', 'name', 'position', 'is_reactive as isReactive', 'retired_on as retiredOn'])
    .orderBy('position')
    .orderBy('key')
    .execute()
export type WorkCategory = Awaited<ReturnType<typeof workCategories>>[number]

export async function listWorkCategories(context: Context) {
  allow(context, 'serve')
  const items = await context.db.read(workCategories)
  return { items, total: items.length }
}
