import { allow } from '#firm'
import type { Context } from '#platform/context.ts'
import { found, Stale } from '#platform/failures.ts'

type Edit = { dealId: string; source: string; valueMinor: number | null; revision: number }

export function changeDeal(context: Context, { dealId, source, valueMinor, revision }: Edit) {
  allow(context, 'win')
  return context.db.write(async (tx) => {
    const changed = await tx
      .updateTable('deal')
      .set({ source, value_minor: valueMinor, revision: revision + 1 })
      .where('id', '=', dealId)
      .where('revision', '=', revision)
      .returning('id')
      .executeTakeFirst()
    if (changed) return { revision: revision + 1 }
    const current = await tx
      .selectFrom('deal')
      .where('id', '=', dealId)
      .select(['source', 'value_minor as valueMinor', 'revision'])
      .executeTakeFirst()
    throw new Stale('deal', found(current, 'deal'))
  })
}
