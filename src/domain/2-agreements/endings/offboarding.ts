import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import { found, Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { holdAgreement } from '../agreements/agreement-row.ts'
import { todayOf } from '../today.ts'

type Tick = { itemId: string; revision: number; done: boolean; dueOn?: Day; note: string }

export function tickOffboarding(context: Context, { itemId, revision, done, dueOn, note }: Tick) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const proof = done
      ? { done_on: await todayOf(tx, context), done_by: context.actor.name }
      : { done_on: null, done_by: '' }
    const changed = await tx
      .updateTable('offboarding_item')
      .set({ ...proof, note, revision: revision + 1, ...(dueOn && { due_on: dueOn }) })
      .where('id', '=', itemId)
      .where('revision', '=', revision)
      .returning('id')
      .executeTakeFirst()
    if (changed) return { revision: revision + 1 }
    const current = await tx
      .selectFrom('offboarding_item')
      .selectAll()
      .where('id', '=', itemId)
      .executeTakeFirst()
    throw new Stale('item', found(current, 'item'))
  })
}

export function addOffboarding(
  context: Context,
  { agreementId, title, dueOn }: { agreementId: string; title: string; dueOn: Day },
) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const { clientId } = await holdAgreement(tx, agreementId)
    const last = await tx
      .selectFrom('offboarding_item')
      .where('agreement_id', '=', agreementId)
      .select((row) => row.fn.max('position').as('position'))
      .executeTakeFirst()
    const id = newId()
    await tx
      .insertInto('offboarding_item')
      .values({
        id,
        agreement_id: agreementId,
        client_id: clientId,
        position: (last?.position ?? 0) + 1,
        kind: 'other',
        title,
        due_on: dueOn,
      })
      .execute()
    return { id }
  })
}
