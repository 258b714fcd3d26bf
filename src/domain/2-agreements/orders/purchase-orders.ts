import { sql } from 'kysely'
import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import { no, orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found, Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { holdAgreement } from '../agreements/agreement-row.ts'

type Order = { number: string; limitMinor: number | null; fromOn: Day; toOn: Day | null }
export type PurchaseOrder = Order & { id: string; agreementId: string; revision: number }

export function addOrder(context: Context, { agreementId, ...order }: Order & { agreementId: string }) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    const { clientId } = await holdAgreement(tx, agreementId)
    const known = await ordersOf(tx, [agreementId])
    if (known.some(({ number }) => number === order.number))
      orRefuse(no('order-taken', { field: 'number', number: order.number }))
    const id = newId()
    await tx
      .insertInto('purchase_order')
      .values({
        id,
        agreement_id: agreementId,
        client_id: clientId,
        made_at: context.now,
        ...columnsOf(order),
      })
      .execute()
    return { id }
  })
}

export function changeOrder(
  context: Context,
  { orderId, revision, ...order }: Order & { orderId: string; revision: number },
) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    const changed = await tx
      .updateTable('purchase_order')
      .set({ ...columnsOf(order), revision: revision + 1 })
      .where('id', '=', orderId)
      .where('revision', '=', revision)
      .returning('id')
      .executeTakeFirst()
    if (changed) return { revision: revision + 1 }
    const current = await tx
      .selectFrom('purchase_order')
      .selectAll()
      .where('id', '=', orderId)
      .executeTakeFirst()
    throw new Stale('order', found(current, 'order'))
  })
}

function columnsOf(order: Order) {
  if (order.toOn !== null && order.toOn <= order.fromOn) orRefuse(no('days-backwards', { field: 'toOn' }))
  return { number: order.number, limit_minor: order.limitMinor, from_on: order.fromOn, to_on: order.toOn }
}

/** The orders that invoices of these agreements name; `toOn` is the first day one no longer holds. */
export async function ordersOf(tx: Tx, agreementIds: readonly string[]): Promise<PurchaseOrder[]> {
  return tx
    .selectFrom('purchase_order')
    .where(sql<boolean>`agreement_id = any(${agreementIds})`)
    .select(['id', 'agreement_id as agreementId', 'number', 'limit_minor as limitMinor', 'revision'])
    .select(['from_on as fromOn', 'to_on as toOn'])
    .orderBy('from_on')
    .orderBy('id')
    .execute()
}
