import type { z } from 'zod'
import { allow } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { EventDetails, EventKind } from '../../promises/rules.ts'
import { addEvent, addNote } from '../add-event.ts'
import { personWorksHere } from '../check-place.ts'
import { type HeldTicket, holdTicket } from '../hold-ticket.ts'
import { mayHappen, mayHaveHappened } from '../rules.ts'
import { writeToClient } from '../write-to-client.ts'
import type { NewEvent } from './contract.ts'
import { reopening } from './reopen.ts'
import { settle } from './settle.ts'

type Tap = z.infer<typeof NewEvent> & { ticketId: string }

/** Records what happened to a ticket: one tap, and its clocks follow. */
export function recordEvent(context: Context, tap: Tap) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const ticket = await holdTicket(tx, tap.ticketId)
    orRefuse(mayHappen(ticket.status, tap.kind))
    orRefuse(mayHaveHappened(tap.at ?? context.now, ticket.reportedAt, context.now))
    const details = await detailsOf(tx, tap)
    const id =
      tap.kind === 'reopened'
        ? await reopening(tx, context, ticket, tap)
        : await addEvent(tx, context, {
            ...onTicket(ticket),
            kind: tap.kind,
            at: tap.at,
            details,
            message: tap.message,
            by: writer(tap.kind, ticket),
          })
    if (tap.note) await addNote(tx, context, ticket.id, tap.note)
    if (tap.message && tap.kind !== 'client-replied')
      await writeToClient(tx, context, ticket, tap.kind, tap.message)
    return settle(tx, context, ticket, { id, kind: tap.kind })
  })
}

export const onTicket = ({ id, clientId }: HeldTicket) => ({ ticketId: id, clientId })

/** What a kind asks for beyond the tap, and what its event keeps. */
async function detailsOf(tx: Tx, tap: Tap): Promise<EventDetails> {
  const { kind, reason } = tap
  if (needsWords.has(kind) && !tap.message) throw new Refused('words-missing', { field: 'message' })
  switch (kind) {
    case 'assigned': {
      if (!tap.assigneeId) throw new Refused('person-missing', { field: 'assigneeId' })
      await personWorksHere(tx, tap.assigneeId)
      return { assigneeId: tap.assigneeId }
    }
    case 'needed':
      if (!tap.channel) throw new Refused('channel-missing', { field: 'channel' })
      return { channel: tap.channel, needed: tap.needed }
    case 'call-attempted':
      return { leftMessage: tap.leftMessage }
    case 'client-replied':
      return { automatic: tap.automatic }
    case 'on-the-way':
      return { minutes: tap.minutes }
    case 'cancelled':
      if (!reason) throw new Refused('reason-missing', { field: 'reason' })
      return { reason }
    default:
      return reason ? { reason } : {}
  }
}

/** A pause counts only from a message to the client, so waiting without one is not recorded at all. */
const needsWords: ReadonlySet<EventKind> = new Set<EventKind>(['replied', 'waiting-on-client'])

/** What the client said is the client's, whoever typed it. */
const writer = (kind: EventKind, { contactId }: HeldTicket) =>
  kind === 'client-replied' ? ({ kind: 'contact', id: contactId, name: 'Client' } as const) : undefined
