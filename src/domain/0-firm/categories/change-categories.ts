import { orRefuse } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { allow } from '../allow.ts'
import { firmDetails } from '../details/queries.ts'
import { workCategories } from './queries.ts'
import { mayAddCategory, mayOrder } from './rules.ts'

export async function addWorkCategory(
  context: Context,
  { key, name, isReactive }: { key: string; name: string; isReactive: boolean },
) {
  allow(context, 'manage-firm')
  return context.db.write(async (tx) => {
    const known = await workCategories(tx)
    orRefuse(mayAddCategory(key, known))
    const position = known.length
    await tx.insertInto('work_category').values({ key, name, position, is_reactive: isReactive }).execute()
    await recordHappenings(tx, context, [
      { kind: 'work-category.added', aboutId: (await firmDetails(tx)).id },
    ])
    return { key, name, position, isReactive, retiredOn: null }
  })
}

type Change = { key: string; name?: string; isReactive?: boolean; isRetired?: boolean }

/** Renames, retires or brings back. Work that names the key keeps it. */
export async function changeWorkCategory(context: Context, { key, name, isReactive, isRetired }: Change) {
  allow(context, 'manage-firm')
  return context.db.write(async (tx) => {
    const before = found(
      (await workCategories(tx)).find((one) => one.key === key),
      'kind of work',
    )
    const { id, zone } = await firmDetails(tx)
    const retiredOn = isRetired ? (before.retiredOn ?? dayAt(context.now, zone)) : null
    const after = {
      ...before,
      name: name ?? before.name,
      isReactive: isReactive ?? before.isReactive,
      retiredOn: isRetired === undefined ? before.retiredOn : retiredOn,
    }
    await tx
      .updateTable('work_category')
      .set({ name: after.name, is_reactive: after.isReactive, retired_on: after.retiredOn })
      .where('key', '=', key)
      .execute()
    await recordHappenings(tx, context, [{ kind: 'work-category.changed', aboutId: id, details: { key } }])
    return after
  })
}

/** Says in which order the kinds of work stand on every list. */
export async function orderWorkCategories(context: Context, keys: string[]) {
  allow(context, 'manage-firm')
  return context.db.write(async (tx) => {
    orRefuse(mayOrder(keys, await workCategories(tx)))
    for (const [position, key] of keys.entries())
      await tx.updateTable('work_category').set({ position }).where('key', '=', key).execute()
    const items = await workCategories(tx)
    return { items, total: items.length }
  })
}
