import { sql } from 'kysely'
import type { Tx } from '#platform/database/firm-database.ts'
import { nextDue } from '../promises/rules.ts'
import type { HeldTicket } from './hold-ticket.ts'
import { type TicketState, ticketState } from './rules.ts'
import { type TicketLog, ticketLog } from './ticket-log.ts'

/** What of a ticket's row follows from its log. */
export function projectionOf(ticket: TicketState, { events, promises }: TicketLog) {
  const state = ticketState(ticket, events)
  const due = nextDue(promises, events)
  return {
    status: state.status,
    assignee_id: state.assigneeId,
    priority: state.priority,
    impact: state.impact,
    urgency: state.urgency,
    emergency: state.emergency,
    closed_at: state.closedAt,
    merged_into_id: state.mergedIntoId,
    promised: promises.some(({ replacedAt }) => replacedAt === null),
    due_at: due?.dueAt ?? null,
    due_channel: due?.channel ?? null,
  }
}

/**
 * Rewrites what follows from the log, in the transaction of whatever moved it: status, who has it, priority
 * and the next deadline. Nothing else may write these columns.
 */
export async function projectTicket(tx: Tx, ticket: HeldTicket) {
  const log = await ticketLog(tx, ticket.id)
  const projection = projectionOf(ticket, log)
  await tx
    .updateTable('ticket')
    .set({ ...projection, revision: ticket.revision + 1 })
    .where('id', '=', ticket.id)
    .execute()
  if (projection.emergency !== ticket.emergency) await followEmergency(tx, ticket.id, projection.emergency)
  return { ...log, projection }
}

/** Emergency is a fact of the ticket; its time follows, as far as no invoice has closed it. */
async function followEmergency(tx: Tx, ticketId: string, emergency: boolean) {
  await sql`update time_entry e set emergency = ${emergency} where ticket_id = ${ticketId}
    and not exists (select from time_lock l where l.client_id = e.client_id and l.through_on >= e.worked_on)`.execute(
    tx,
  )
}
