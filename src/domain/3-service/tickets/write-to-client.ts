import { firmCard } from '#firm'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'
import type { EventKind } from '../promises/rules.ts'
import type { HeldTicket } from './hold-ticket.ts'
import { replyLetter } from './letters/reply-letter.ts'

/** Sends what a person wrote on a ticket to its contact, where it has one with an address. */
export async function writeToClient(
  tx: Tx,
  context: Context,
  ticket: HeldTicket,
  kind: EventKind,
  body: string,
) {
  if (ticket.contactId === null) return
  const contact = await tx
    .selectFrom('contact')
    .select(['name', 'email'])
    .where('id', '=', ticket.contactId)
    .where('left_on', 'is', null)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!contact?.email) return
  const { name: firm, email, phone } = await firmCard(tx)
  const { number, title } = ticket
  const facts = { kind, number, title, contact: contact.name, writer: context.actor.name, firm, phone, body }
  const letter = {
    ...replyLetter(facts),
    to: contact.email,
    fromName: firm,
    ...(email && { replyTo: email }),
  }
  await queueMail(tx, { ...letter, purpose: 'ticket', clientId: ticket.clientId }, context.now)
}
