import type { Tx } from '#platform/database/firm-database.ts'

/** What kinds of work there are, in the firm's order; a retired one stays, for the work it names. */
export const workCategories = (tx: Tx) =>
  tx
    .selectFrom('work_category')
    .select(['key', 'name', 'position', 'is_reactive as isReactive', 'retired_on as retiredOn'])
    .orderBy('position')
    .orderBy('key')
    .execute()
export type WorkCategory = Awaited<ReturnType<typeof workCategories>>[number]
