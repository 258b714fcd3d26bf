import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { type Happening, recordHappenings } from '#platform/database/happenings.ts'
import type { EventKind } from '../../promises/rules.ts'
import type { HeldTicket } from '../hold-ticket.ts'
import { projectTicket } from '../project-ticket.ts'
import { mayUndo, undoSeconds } from '../rules.ts'

/** What later stages and webhooks want to hear of. */
const told: Partial<Record<EventKind, string>> = {
  solved: 'ticket.solved',
  closed: 'ticket.closed',
  reopened: 'ticket.reopened',
  cancelled: 'ticket.cancelled',
  merged: 'ticket.merged',
  'client-replied': 'ticket.client-replied',
  'priority-changed': 'ticket.priority-changed',
}

/** After an event: the row follows the log, the happening is told, and the answer is made. */
export async function settle(
  tx: Tx,
  context: Context,
  ticket: HeldTicket,
  event: { id: string; kind: EventKind },
) {
  const { projection, events } = await projectTicket(tx, ticket)
  const kind = told[event.kind]
  if (kind) await recordHappenings(tx, context, [happening(kind, ticket, projection)])
  const { status, due_at: dueAt } = projection
  const recorded = events.find(({ id }) => id === event.id)
  const may =
    recorded && context.actor.kind === 'person' && mayUndo(recorded, context.actor.personId, context.now).yes
  return { eventId: event.id, status, dueAt, undoUntil: may ? secondsAfter(context.now, undoSeconds) : null }
}

function happening(
  kind: string,
  ticket: HeldTicket,
  { emergency, promised, priority }: Awaited<ReturnType<typeof projectTicket>>['projection'],
): Happening {
  const { id, clientId, number, title, raisedBy, categoryKey: category } = ticket
  const text = `T-${number} ${title}`
  return {
    kind,
    aboutId: id,
    clientId,
    details: { text, number, emergency, category, promised, priority, raisedBy },
  }
}

export const secondsAfter = (instant: string, seconds: number) =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString()
