import type { z } from 'zod'
import { allow } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { newId } from '#platform/ids.ts'
import { keepPromises, promisedFor, sourceOf } from '../promises/come-under-promises.ts'
import { type EventDetails, queueRankOf } from '../promises/rules.ts'
import { addEvent } from './add-event.ts'
import { checkPlace, firstCategory, personWorksHere } from './check-place.ts'
import type { NewTicket } from './contract.ts'
import { deskRules } from './desk-rules.ts'
import { freeSlot } from './free-slot.ts'
import { holdTicket } from './hold-ticket.ts'
import { projectTicket } from './project-ticket.ts'
import { mayHaveHappened, priorityOf } from './rules.ts'

/** Opens a ticket as somebody of ours took it down: client and what is wrong are enough. */
export function openTicket(context: Context, input: z.infer<typeof NewTicket>) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const reportedAt = input.reportedAt ?? context.now
    orRefuse(mayHaveHappened(reportedAt, reportedAt, context.now))
    const place = await checkPlace(tx, input)
    if (input.assigneeId) await personWorksHere(tx, input.assigneeId)
    const opened = await insertTicket(tx, context, {
      ...input,
      reportedAt,
      raisedBy: raisedBy(input.channel),
      by: reporter(input.channel, place),
      answered: input.answered ?? input.channel === 'phone',
    })
    if (input.assigneeId) {
      const assigned = { ticketId: opened.id, clientId: input.clientId, kind: 'assigned' } as const
      await addEvent(tx, context, { ...assigned, details: { assigneeId: input.assigneeId } })
      await projectTicket(tx, await holdTicket(tx, opened.id))
    }
    const freeSlotAt = opened.promised ? null : await freeSlot(tx, context)
    return { id: opened.id, number: opened.number, dueAt: opened.dueAt, freeSlotAt }
  })
}

export type TicketToOpen = Omit<z.infer<typeof NewTicket>, 'answered' | 'assigneeId' | 'reportedAt'> & {
  reportedAt: string
  raisedBy: 'client' | 'us' | 'monitoring'
  by: { kind: 'person' | 'contact' | 'system'; id: string | null; name: string } | undefined
  answered: boolean
}

/** The ticket with its report and its promises, its deadline projected: staff and portal open it the same way. */
export async function insertTicket(tx: Tx, context: Context, ticket: TicketToOpen) {
  const rules = await deskRules(tx)
  const id = newId()
  const number = FIRST_NUMBER + (await takeNumbers(tx, 'ticket', 0))
  const categoryKey = ticket.categoryKey ?? (await firstCategory(tx))
  const priority = priorityOf(ticket.emergency, ticket.impact, ticket.urgency)
  const row = { ...ticket, id, number, categoryKey, priority }
  await insertRow(tx, row, context.now)
  const { impact, urgency, emergency, answered, clientId } = ticket
  const report: EventDetails = { priority, impact, urgency, emergency, categoryKey, answered }
  const eventId = await addEvent(tx, context, {
    ticketId: id,
    clientId,
    kind: 'reported',
    at: ticket.reportedAt,
    details: report,
    message: ticket.message,
    by: ticket.by,
  })
  const declaredAt = emergency ? context.now : null
  const asked = { ...row, siteId: ticket.siteId ?? null, agreementId: ticket.agreementId ?? null, declaredAt }
  const { agreed, drafts } = await promisedFor(tx, asked, rules)
  await keepPromises(tx, row, drafts, { agreed, source: sourceOf(agreed), eventId }, context.now)
  if (agreed) {
    const rank = queueRankOf(agreed.terms)
    await tx.updateTable('ticket').set({ queue_rank: rank }).where('id', '=', id).execute()
  }
  const { projection } = await projectTicket(tx, await holdTicket(tx, id))
  await recordHappenings(tx, context, [
    {
      kind: 'ticket.opened',
      aboutId: id,
      clientId,
      details: { text: `T-${number} ${ticket.title}`, number, emergency, channel: ticket.channel },
    },
  ])
  return { id, number, dueAt: projection.due_at, promised: projection.promised, agreed, rules }
}

/** People read T-1001 as a number, not as a count. */
const FIRST_NUMBER = 1_000

type Row = TicketToOpen & { id: string; number: number; categoryKey: string; priority: string }

async function insertRow(tx: Tx, ticket: Row, now: string) {
  await tx
    .insertInto('ticket')
    .values({
      id: ticket.id,
      number: ticket.number,
      client_id: ticket.clientId,
      site_id: ticket.siteId ?? null,
      contact_id: ticket.contactId ?? null,
      agreement_id: ticket.agreementId ?? null,
      project_id: ticket.projectId ?? null,
      title: ticket.title,
      category_key: ticket.categoryKey,
      technology: ticket.technology,
      emergency: ticket.emergency,
      impact: ticket.impact,
      urgency: ticket.urgency,
      priority: ticket.priority,
      status: 'new',
      channel: ticket.channel,
      raised_by: ticket.raisedBy,
      reported_at: ticket.reportedAt,
      opened_at: now,
    })
    .execute()
}

const raisedBy = (channel: string) =>
  channel === 'monitoring'
    ? ('monitoring' as const)
    : channel === 'us'
      ? ('us' as const)
      : ('client' as const)

/** Who reported it: the contact, the client where nobody was named, a machine, or we ourselves. */
function reporter(channel: string, place: { client: string; contact?: { id: string; name: string } }) {
  if (channel === 'monitoring') return { kind: 'system', id: null, name: 'Monitoring' } as const
  if (channel === 'us') return undefined
  const { client, contact } = place
  return { kind: 'contact', id: contact?.id ?? null, name: contact?.name ?? client } as const
}
