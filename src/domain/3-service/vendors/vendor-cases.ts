import { allow } from '#firm'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found, Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { holdTicket } from '../tickets/hold-ticket.ts'

type NewCase = { ticketId: string; vendorId: string; reference: string; note: string; openedAt?: string }

/** Hands something to a vendor: the case has a clock of its own, and our promises go on. */
export function openVendorCase(
  context: Context,
  { ticketId, vendorId, reference, note, openedAt = context.now }: NewCase,
) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const ticket = await holdTicket(tx, ticketId)
    const vendor = await tx.selectFrom('vendor').select('name').where('id', '=', vendorId).executeTakeFirst()
    if (!vendor) throw new Refused('no-such-vendor', { field: 'vendorId' })
    if (openedAt > context.now) throw new Refused('time-to-come', { field: 'openedAt' })
    const id = newId()
    await tx
      .insertInto('vendor_case')
      .values({
        id,
        ticket_id: ticketId,
        client_id: ticket.clientId,
        vendor_id: vendorId,
        reference,
        note,
        opened_at: openedAt,
        made_by: context.actor.name,
      })
      .execute()
    await tell(tx, context, 'vendor-case.opened', {
      id,
      clientId: ticket.clientId,
      text: `${vendor.name}, T-${ticket.number}`,
    })
    return { id }
  })
}

type Edit = { caseId: string; reference: string; note: string; revision: number }

export function changeVendorCase(context: Context, { caseId, reference, note, revision }: Edit) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const held = await heldCase(tx, caseId)
    if (held.revision !== revision) throw new Stale('vendor case', held)
    await tx
      .updateTable('vendor_case')
      .set({ reference, note, revision: revision + 1 })
      .where('id', '=', caseId)
      .execute()
    return { revision: revision + 1 }
  })
}

export function closeVendorCase(context: Context, { caseId }: { caseId: string }) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const held = await heldCase(tx, caseId)
    if (held.closed_at !== null) throw new Refused('case-closed')
    const revision = held.revision + 1
    await tx
      .updateTable('vendor_case')
      .set({ closed_at: context.now, revision })
      .where('id', '=', caseId)
      .execute()
    await tell(tx, context, 'vendor-case.closed', {
      id: caseId,
      clientId: held.client_id,
      text: held.reference,
    })
    return { revision }
  })
}

const heldCase = async (tx: Tx, id: string) =>
  found(
    await tx.selectFrom('vendor_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
    'vendor case',
  )

const tell = (
  tx: Tx,
  context: Context,
  kind: string,
  { id, clientId, text }: { id: string; clientId: string; text: string },
) => recordHappenings(tx, context, [{ kind, aboutId: id, clientId, details: { text } }])
