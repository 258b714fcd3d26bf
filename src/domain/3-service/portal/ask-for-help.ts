import { termsInForce } from '#agreements'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { isDeclared, type Urgency } from '../promises/rules.ts'
import { checkPlace } from '../tickets/check-place.ts'
import { deskRules } from '../tickets/desk-rules.ts'
import { insertTicket } from '../tickets/open-ticket.ts'
import { asAsker } from './as-contact.ts'

type Question = {
  title: string
  message: string
  emergency: boolean
  urgency: Urgency
  siteId?: string | null
}

/**
 * Opens a ticket from the portal. Where emergencies must come by another channel, one said here is urgent and
 * told which number to call: the emergency promise begins when a person of ours declares it.
 */
export function askForHelp(context: Context, question: Question) {
  const contact = asAsker(context)
  return context.db.write(async (tx) => {
    await checkPlace(tx, { clientId: contact.clientId, siteId: question.siteId })
    const counts = question.emergency && (await isEmergencyHere(tx, context, contact.clientId))
    const opened = await insertTicket(tx, context, {
      clientId: contact.clientId,
      title: question.title,
      contactId: contact.contactId,
      siteId: question.siteId,
      technology: '',
      channel: 'portal',
      emergency: counts,
      impact: question.emergency ? 'some' : 'one',
      urgency: question.emergency ? 'now' : question.urgency,
      message: question.message,
      reportedAt: context.now,
      raisedBy: 'client',
      by: { kind: 'contact', id: contact.contactId, name: contact.name },
      answered: false,
    })
    const callUs = question.emergency && !counts ? opened.rules.card.phone || null : null
    return { id: opened.id, number: opened.number, dueAt: opened.dueAt, callUs }
  })
}

async function isEmergencyHere(tx: Tx, { now }: Context, clientId: string): Promise<boolean> {
  const day = dayAt(now, (await deskRules(tx)).zone)
  const agreements = await termsInForce(tx, { clientIds: [clientId], from: day, through: day })
  return agreements.every(({ versions }) => versions.every(({ terms }) => isDeclared(terms, 'portal')))
}
