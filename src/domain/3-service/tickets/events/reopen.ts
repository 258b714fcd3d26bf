import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { keepPromises } from '../../promises/come-under-promises.ts'
import { addEvent } from '../add-event.ts'
import { deskRules } from '../desk-rules.ts'
import type { HeldTicket } from '../hold-ticket.ts'
import { continuesClock } from '../rules.ts'
import { ticketLog } from '../ticket-log.ts'

type Reopening = { at?: string; reason?: string; message?: string }

/**
 * Opens a ticket again. Soon enough, its old resolve clock goes on; later, the resolve promise is made anew
 * from now and what was kept stays kept. Responses are never asked for twice.
 */
export async function reopening(
  tx: Tx,
  context: Context,
  ticket: HeldTicket,
  { at, reason, message }: Reopening,
) {
  if (ticket.closedAt === null) throw new Refused('ticket-open')
  const { reopenHours } = await deskRules(tx)
  const reopenedAt = at ?? context.now
  const continues = continuesClock(ticket.closedAt, reopenedAt, reopenHours)
  const id = await addEvent(tx, context, {
    ticketId: ticket.id,
    clientId: ticket.clientId,
    kind: 'reopened',
    at: reopenedAt,
    details: { continues, ...(reason ? { reason } : {}) },
    message,
  })
  if (!continues) await promiseAgain(tx, context, ticket, id, reopenedAt)
  return id
}

async function promiseAgain(tx: Tx, { now }: Context, ticket: HeldTicket, eventId: string, startsAt: string) {
  const { promises } = await ticketLog(tx, ticket.id)
  const before = promises.findLast(({ channel, replacedAt }) => channel === 'resolve' && replacedAt === null)
  if (!before) return
  const { id, replacedAt, agreementId, source, ...draft } = before
  await keepPromises(tx, ticket, [{ ...draft, startsAt }], { source, eventId, copyOf: id }, now)
}
