import { sql } from 'kysely'
import { allow } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { invoiceHead } from '../invoices/queries.ts'
import { allocate, type Share } from '../rules/allocate.ts'
import { told } from './record-payment.ts'
import { holdClient, openInvoices, settle } from './settle.ts'

type Asked = { id: string; allocations?: readonly Share[] | undefined }

/** Sets what is left of a payment against invoices. */
export function allocatePayment(context: Context, { id, allocations }: Asked) {
  allow(context, 'record-payments')
  return context.db.write(async (tx) => {
    const { clientId } = await leftOf(tx, id)
    await holdClient(tx, clientId)
    const { currency, leftMinor } = await leftOf(tx, id)
    const open = await openInvoices(tx, context, clientId)
    const shares = orRefuse(allocate({ amountMinor: leftMinor, currency, clientId }, open, allocations))
    await settle(
      tx,
      context,
      clientId,
      shares.map((share) => ({ ...share, paymentId: id })),
    )
    return told(shares, open, leftMinor)
  })
}

async function leftOf(tx: Tx, id: string) {
  const { rows } = await sql<{ clientId: string; currency: string; leftMinor: number }>`
    select client_id as "clientId", currency,
      (amount_minor - coalesce((select sum(amount_minor) from settlement where payment_id = payment.id), 0)
        + coalesce((select sum(amount_minor) from payment r where r.reverses_id = payment.id), 0))::bigint as "leftMinor"
    from payment where id = ${id} and reverses_id is null`.execute(tx)
  return found(rows[0], 'payment')
}

/** Sets what is left of a credit note against other invoices of the client. */
export function applyCredit(context: Context, { id, allocations }: Asked) {
  allow(context, 'record-payments')
  return context.db.write(async (tx) => {
    const { clientId } = await noteOf(tx, context, id)
    await holdClient(tx, clientId)
    const { currency, openMinor } = await noteOf(tx, context, id)
    const open = await openInvoices(tx, context, clientId)
    const amountMinor = -openMinor
    const shares = orRefuse(allocate({ amountMinor, currency, clientId }, open, allocations))
    await settle(
      tx,
      context,
      clientId,
      shares.map((share) => ({ ...share, creditNoteId: id })),
    )
    return told(shares, open, amountMinor)
  })
}

async function noteOf(tx: Tx, context: Context, id: string) {
  const note = await invoiceHead(tx, context, id)
  return found(note.kind === 'credit-note' ? note : undefined, 'credit note')
}
