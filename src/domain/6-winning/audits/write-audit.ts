import { clientExists } from '#clients'
import { allow, firmCard, firmSettings } from '#firm'
import type { Day } from '#kernel/days.ts'
import { orRefuse } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { found, Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { holdOpenDeal } from '../deals/held-deal.ts'
import { auditRow, currentTemplate } from './queries.ts'
import type { AuditAnswer } from './rules/audit-score.ts'
import { mayAnswer, mayChange, mayGoDeeper } from './rules/may.ts'
import type { AuditForm } from './rules/template.ts'

/** Starts an audit by the template of today. It belongs to the client's open deal, where there is one. */
export function startAudit(
  context: Context,
  { clientId, form, startedOn }: { clientId: string; form?: AuditForm; startedOn?: Day },
) {
  allow(context, 'win')
  return context.db.write(async (tx) => {
    await clientExists(tx, clientId)
    const deal = await holdOpenDeal(tx, clientId, context.now)
    const { version, ...template } = await currentTemplate(tx)
    const [id, number] = [newId(), await takeNumbers(tx, 'audit', 0)]
    await tx
      .insertInto('it_audit')
      .values({
        id,
        number,
        client_id: clientId,
        deal_id: deal?.id ?? null,
        form: form ?? (await firmSettings(tx)).auditForm,
        template_version: version,
        template: JSON.stringify(template),
        started_on: startedOn ?? (await today(tx, context)),
        made_at: context.now,
        made_by: context.actor.name,
      })
      .execute()
    const text = `Audit ${number}`
    await recordHappenings(tx, context, [{ kind: 'audit.started', aboutId: id, clientId, details: { text } }])
    return { id, number }
  })
}

type Given = {
  auditId: string
  questionKey: string
  answer: AuditAnswer
  evidence: string
  answeredOn?: Day
}

/** Answers a question with what was seen. Earlier answers stay on record. */
export function answerAudit(context: Context, given: Given) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    orRefuse(mayAnswer(await openAudit(tx, given.auditId), given))
    const { actor } = context
    const id = newId()
    await tx
      .insertInto('audit_answer')
      .values({
        id,
        audit_id: given.auditId,
        question_key: given.questionKey,
        answer: given.answer,
        evidence: given.evidence,
        answered_on: given.answeredOn ?? (await today(tx, context)),
        person_id: actor.kind === 'person' ? actor.personId : null,
        made_at: context.now,
        made_by: actor.name,
      })
      .execute()
    return { id }
  })
}

/** An audit that nobody delivers while it is written to. Many may write at once. */
export async function openAudit(tx: Tx, auditId: string) {
  const held = await tx
    .selectFrom('it_audit')
    .where('id', '=', auditId)
    .select('id')
    .forShare()
    .executeTakeFirst()
  found(held, 'audit')
  const audit = await auditRow(tx, auditId)
  return { ...audit, isDelivered: audit.deliveredAt !== null }
}

/** Asks all questions of a section, in a short audit. */
export function goDeeper(context: Context, { auditId, section }: { auditId: string; section: string }) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const audit = await openAudit(tx, auditId)
    orRefuse(mayGoDeeper(audit, section))
    await tx
      .updateTable('it_audit')
      .set({ deeper: [...new Set([...audit.deeper, section])].sort() })
      .where('id', '=', auditId)
      .execute()
    return { id: auditId }
  })
}

export function changeAudit(
  context: Context,
  { auditId, summary, revision }: { auditId: string; summary: string; revision: number },
) {
  allow(context, 'win')
  return context.db.write(async (tx) => {
    orRefuse(mayChange(await openAudit(tx, auditId)))
    const changed = await tx
      .updateTable('it_audit')
      .set({ summary, revision: revision + 1 })
      .where('id', '=', auditId)
      .where('revision', '=', revision)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new Stale('audit', await auditRow(tx, auditId))
    return { revision: revision + 1 }
  })
}

const today = async (tx: Tx, { now }: Context): Promise<Day> => dayAt(now, (await firmCard(tx)).zone)
