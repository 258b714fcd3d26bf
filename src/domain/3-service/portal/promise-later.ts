import type { Context } from '#platform/context.ts'
import type { HeardHappening } from '#platform/jobs/job.ts'
import { keepPromises, promisedFor, sourceOf } from '../promises/come-under-promises.ts'
import { queueRankOf } from '../promises/rules.ts'
import { deskRules } from '../tickets/desk-rules.ts'
import { holdTicket } from '../tickets/hold-ticket.ts'
import { projectTicket } from '../tickets/project-ticket.ts'
import { ticketLog } from '../tickets/ticket-log.ts'

/**
 * A contact's session sees no agreement that another company pays for, though it may serve this one. So a
 * ticket from the portal that came under no promise is looked at again, with the eyes of the firm.
 */
export async function promiseLater(context: Context, { aboutId, details }: HeardHappening) {
  if (aboutId === null || details.channel !== 'portal') return
  await context.db.write(async (tx) => {
    const ticket = await holdTicket(tx, aboutId)
    const { promises, events } = await ticketLog(tx, aboutId)
    const report = events.find(({ kind }) => kind === 'reported')
    if (promises.length > 0 || !report) return
    const rules = await deskRules(tx)
    const declaredAt = ticket.emergency ? ticket.reportedAt : null
    const { agreed, drafts } = await promisedFor(tx, { ...ticket, declaredAt }, rules)
    if (!agreed) return
    await keepPromises(
      tx,
      ticket,
      drafts,
      { agreed, source: sourceOf(agreed), eventId: report.id },
      context.now,
    )
    await tx
      .updateTable('ticket')
      .set({ queue_rank: queueRankOf(agreed.terms) })
      .where('id', '=', aboutId)
      .execute()
    await projectTicket(tx, ticket)
  })
}
