import { sql } from 'kysely'
import type { z } from 'zod'
import { allow, firmCard } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { asContact } from '../portal/as-contact.ts'
import { holdTicket } from '../tickets/hold-ticket.ts'
import type { Approval } from '../tickets/ticket/contract.ts'
import { mayApprove } from './rules.ts'

/** Asks the client for a yes to work that nothing covers, with an estimate. */
export function askApproval(
  context: Context,
  input: { ticketId: string; amountMinor: number; estimate: string },
) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const ticket = await holdTicket(tx, input.ticketId)
    const { currency } = await firmCard(tx)
    const id = newId()
    await tx
      .insertInto('work_approval')
      .values({
        id,
        ticket_id: ticket.id,
        client_id: ticket.clientId,
        amount_minor: input.amountMinor,
        currency,
        estimate: input.estimate,
        asked_at: context.now,
        asked_by: context.actor.name,
      })
      .execute()
    return { id }
  })
}

type Noted = {
  approvalId: string
  answer: 'yes' | 'no'
  answeredBy: string
  how: 'phone' | 'mail' | 'in-person'
}

/** Notes what the client answered: who, when and how. */
export function noteAnswer(context: Context, { approvalId, answer, answeredBy, how }: Noted) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    await heldApproval(tx, approvalId)
    return record(tx, context, approvalId, { answer, answeredBy, how })
  })
}

export function answerInPortal(
  context: Context,
  { approvalId, answer }: { approvalId: string; answer: 'yes' | 'no' },
) {
  const contact = asContact(context)
  return context.db.write(async (tx) => {
    const { amountMinor } = await heldApproval(tx, approvalId)
    orRefuse(mayApprove(contact.rights, amountMinor, answer))
    return record(tx, context, approvalId, { answer, answeredBy: contact.name, how: 'portal' })
  })
}

type Asked = z.infer<typeof Approval> & { ticketNumber: number; title: string }

export function approvalsInPortal(context: Context, query: ListQuery) {
  asContact(context)
  const rows = sql`
    select a.id, a.ticket_id as "ticketId", a.amount_minor as "amountMinor", a.currency, a.estimate,
      a.asked_at as "askedAt", a.asked_by as "askedBy", a.answer, a.answered_at as "answeredAt",
      a.answered_by as "answeredBy", a.how, t.number as "ticketNumber", t.title
    from work_approval a join ticket t on t.id = a.ticket_id where a.answer is null`
  return context.db.read((tx) => listPage<Asked>(tx, rows, query, { askedAt: sql`"askedAt"` }))
}

async function heldApproval(tx: Tx, id: string) {
  const approval = await tx
    .selectFrom('work_approval')
    .select(['id', 'answer', 'amount_minor as amountMinor'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const held = found(approval, 'estimate')
  if (held.answer !== null) throw new Refused('answered-already')
  return held
}

type Answer = { answer: 'yes' | 'no'; answeredBy: string; how: string }

async function record(tx: Tx, context: Context, id: string, { answer, answeredBy, how }: Answer) {
  const row = await tx
    .updateTable('work_approval')
    .set({ answer, answered_by: answeredBy, how, answered_at: context.now })
    .where('id', '=', id)
    .returning(['client_id as clientId', 'ticket_id as ticketId', 'estimate'])
    .executeTakeFirstOrThrow()
  await recordHappenings(tx, context, [
    {
      kind: 'work.answered',
      aboutId: row.ticketId,
      clientId: row.clientId,
      details: { text: `${answer}: ${row.estimate}`, answer, answeredBy, how },
    },
  ])
  return { id }
}
