import { sql } from 'kysely'
import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { allocate, type Share } from '../rules/allocate.ts'
import type { By } from '../runs/record-plans.ts'
import { holdClient, openInvoices, settle, tellRelationship } from './settle.ts'

export type NewPayment = {
  clientId: string
  receivedOn: Day
  amountMinor: number
  currency?: string | undefined
  method: string
  reference: string
  allocations?: readonly Share[] | undefined
}

export function recordPayment(context: Context, payment: NewPayment) {
  allow(context, 'record-payments')
  return context.db.write((tx) => insertPayment(tx, context, payment))
}

/** Records a payment and what it settles, in the transaction of whoever learnt of it. */
export async function insertPayment(tx: Tx, by: By, payment: NewPayment) {
  const { clientId, amountMinor } = payment
  await holdClient(tx, clientId)
  const currency = payment.currency ?? (await currencyOf(tx, clientId))
  const open = await openInvoices(tx, by, clientId)
  const shares = orRefuse(allocate({ amountMinor, currency, clientId }, open, payment.allocations))
  const id = newId()
  await tx
    .insertInto('payment')
    .values({
      id,
      client_id: clientId,
      received_on: payment.receivedOn,
      amount_minor: amountMinor,
      currency,
      method: payment.method,
      reference: payment.reference,
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()
  await settle(
    tx,
    by,
    clientId,
    shares.map((share) => ({ ...share, paymentId: id })),
  )
  await tellRelationship(tx, by, { clientId, id, onDay: payment.receivedOn })
  await recordHappenings(tx, by, [
    {
      kind: 'payment.recorded',
      aboutId: id,
      clientId,
      details: { amountMinor, currency, text: payment.reference || payment.method },
    },
  ])
  return { id, ...told(shares, open, amountMinor) }
}

export const told = (
  shares: readonly Share[],
  open: readonly { id: string; number: string; openMinor: number }[],
  amountMinor: number,
) => ({
  settled: shares.map(({ invoiceId, amountMinor: minor }) => {
    const invoice = open.find(({ id }) => id === invoiceId)
    return {
      invoiceId,
      number: invoice?.number ?? '',
      amountMinor: minor,
      openMinor: (invoice?.openMinor ?? minor) - minor,
    }
  }),
  unallocatedMinor: shares.reduce((left, share) => left - share.amountMinor, amountMinor),
})

async function currencyOf(tx: Tx, clientId: string): Promise<string> {
  const { rows } = await sql<{
    currency: string
  }>`select currency from client where id = ${clientId}`.execute(tx)
  return found(rows[0], 'client').currency
}
