import type { z } from 'zod'
import { allow } from '#firm'
import type { Context } from '#platform/context.ts'
import { Stale } from '#platform/failures.ts'
import { addNote } from './add-event.ts'
import { checkPlace } from './check-place.ts'
import type { TicketDetails } from './contract.ts'
import { holdTicket } from './hold-ticket.ts'

type Edit = z.infer<typeof TicketDetails> & { ticketId: string; revision: number }

/** Changes what a ticket is about. Promises stay as they were made; priority and people change by events. */
export function changeTicket(context: Context, edit: Edit) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const ticket = await holdTicket(tx, edit.ticketId)
    if (ticket.revision !== edit.revision) throw new Stale('ticket', ticket)
    await checkPlace(tx, { ...edit, clientId: ticket.clientId })
    await tx
      .updateTable('ticket')
      .set({
        title: edit.title,
        technology: edit.technology,
        contact_id: edit.contactId,
        site_id: edit.siteId,
        project_id: edit.projectId,
        agreement_id: edit.agreementId,
        category_key: edit.categoryKey,
        revision: edit.revision + 1,
      })
      .where('id', '=', ticket.id)
      .execute()
    return { revision: edit.revision + 1 }
  })
}

export function addTicketNote(context: Context, { ticketId, body }: { ticketId: string; body: string }) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    await holdTicket(tx, ticketId)
    return { id: await addNote(tx, context, ticketId, body) }
  })
}
