import { contactsOf, recommend } from '#clients'
import { allow, firmCard } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import { keepFile } from '#platform/database/files.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'
import { recordEvidence } from '../deals/record-evidence.ts'
import type { NewNext } from '../deals/write-deal.ts'
import { auditLetter } from '../letters/audit-letter.ts'
import { type AuditRow, answersOf, auditRow, findingsOf, resultOf } from './queries.ts'
import { printReport } from './report.ts'
import { mayDeliver } from './rules/may.ts'

type Delivery = { auditId: string; contactId: string | null; next?: NewNext }

/**
 * Delivers an audit: it stays as it is, its report is kept and sent, what would mend its findings is recommended
 * to the client, and the deal goes on to the proposal. All of it, or nothing.
 */
export function deliverAudit(context: Context, { auditId, contactId, next }: Delivery) {
  allow(context, 'win')
  return context.db.write(async (tx) => {
    found(
      await tx.selectFrom('it_audit').where('id', '=', auditId).select('id').forUpdate().executeTakeFirst(),
      'audit',
    )
    const audit = await auditRow(tx, auditId)
    const result = resultOf(audit, await answersOf(tx, auditId))
    orRefuse(mayDeliver({ isDelivered: audit.deliveredAt !== null, result }))
    const { clientId, number } = audit
    const recommendations = await recommendMends(tx, context, audit)
    const report = await printReport(tx, auditId, context.now, context.actor.name)
    const fileId = await keepFile(tx, { ...report, mediaType: 'application/pdf', clientId }, context.now)
    await tx
      .updateTable('it_audit')
      .set({
        delivered_at: context.now,
        delivered_by: context.actor.name,
        result: JSON.stringify(result),
        file_id: fileId,
      })
      .where('id', '=', auditId)
      .execute()
    if (contactId) await sendReport(tx, context, audit, contactId, fileId)
    const says = `Audit ${number}`
    await recordEvidence(tx, context, { clientId, kind: 'audit-delivered', causeId: auditId, says, next })
    const text = `${says}: ${recommendations} recommended`
    await recordHappenings(tx, context, [
      { kind: 'audit.delivered', aboutId: auditId, clientId, details: { text } },
    ])
    return { id: auditId, fileId, recommendations }
  })
}

async function recommendMends(tx: Tx, context: Context, { id, clientId }: AuditRow): Promise<number> {
  const findings = await findingsOf(tx, id)
  const onDay = dayAt(context.now, (await firmCard(tx)).zone)
  const mended = findings.filter(({ mend, recommendationId }) => mend !== '' && !recommendationId)
  for (const { mend, says, doingNothing, oneTimeMinor, monthlyMinor, quarter, id: findingId } of mended) {
    const why = `${says} ${doingNothing}`
    const advice = { clientId, title: mend, why, oneTimeMinor, monthlyMinor, quarter, findingId }
    const recommendationId = await recommend(tx, context, advice, onDay)
    await tx
      .updateTable('finding')
      .set({ recommendation_id: recommendationId })
      .where('id', '=', findingId)
      .execute()
  }
  return mended.length
}

async function sendReport(tx: Tx, context: Context, audit: AuditRow, contactId: string, fileId: string) {
  const contact = found(
    (await contactsOf(tx, audit.clientId)).find(({ id }) => id === contactId),
    'contact',
  )
  if (contact.email === '') throw new Refused('contact-without-email', { field: 'contactId' })
  const firm = await firmCard(tx)
  const letter = auditLetter({
    name: contact.name,
    firm: firm.name,
    client: audit.client,
    by: context.actor.name,
  })
  const mail = { to: contact.email, purpose: 'audit', clientId: audit.clientId, attachmentIds: [fileId] }
  await queueMail(
    tx,
    { ...mail, fromName: firm.name, replyTo: firm.email || undefined, ...letter },
    context.now,
  )
}
