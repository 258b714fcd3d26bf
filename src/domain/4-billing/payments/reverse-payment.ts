import { sql } from 'kysely'
import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { todayOf } from '../invoices/queries.ts'
import { holdClient, settle } from './settle.ts'

/** Takes a payment back by a payment of the opposite amount; what it settled is open again. */
export function reversePayment(
  context: Context,
  { id, on, reason }: { id: string; on?: Day | undefined; reason: string },
) {
  allow(context, 'record-payments')
  return context.db.write(async (tx) => {
    await holdClient(tx, (await paymentOf(tx, id)).clientId)
    const payment = await paymentOf(tx, id)
    if (payment.reversesId !== null) throw new Refused('reversal-stays')
    if (payment.isReversed) throw new Refused('already-reversed')
    const reversalId = newId()
    const { clientId, currency, method } = payment
    await tx
      .insertInto('payment')
      .values({
        id: reversalId,
        client_id: clientId,
        received_on: on ?? (await todayOf(tx, context)),
        amount_minor: -payment.amountMinor,
        currency,
        method,
        reference: reason,
        reverses_id: id,
        made_at: context.now,
        made_by: context.actor.name,
      })
      .execute()
    const settled = await settledBy(tx, id)
    await settle(
      tx,
      context,
      clientId,
      settled.map(({ invoiceId, minor }) => ({ invoiceId, paymentId: id, amountMinor: -minor })),
    )
    const details = { text: reason, amountMinor: -payment.amountMinor, currency }
    await recordHappenings(tx, context, [{ kind: 'payment.reversed', aboutId: id, clientId, details }])
    return { id: reversalId }
  })
}

async function paymentOf(tx: Tx, id: string) {
  const { rows } = await sql<{
    clientId: string
    amountMinor: number
    currency: string
    method: string
    reversesId: string | null
    isReversed: boolean
  }>`
    select client_id as "clientId", amount_minor as "amountMinor", currency, method, reverses_id as "reversesId",
      exists (select 1 from payment r where r.reverses_id = payment.id) as "isReversed"
    from payment where id = ${id}`.execute(tx)
  return found(rows[0], 'payment')
}

async function settledBy(tx: Tx, paymentId: string) {
  const { rows } = await sql<{ invoiceId: string; minor: number }>`
    select invoice_id as "invoiceId", sum(amount_minor)::bigint as minor from settlement
    where payment_id = ${paymentId} group by invoice_id having sum(amount_minor) <> 0`.execute(tx)
  return rows
}
