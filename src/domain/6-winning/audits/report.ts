import { allow, firmCard } from '#firm'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import { fileById } from '#platform/database/files.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { renderPdf } from '#platform/pdf/typst.ts'
import { auditReport } from '../letters/audit-report.ts'
import { answersOf, auditRow, findingsOf, resultOf } from './queries.ts'
import { sectionsOf } from './rules/template.ts'

/** The report as PDF: the one that was delivered, byte for byte, or as the audit stands. */
export async function reportFile(context: Context, auditId: string): Promise<File> {
  allow(context, 'serve')
  const printed = await context.db.read(async (tx) => {
    const audit = await auditRow(tx, auditId)
    const kept = audit.fileId ? found(await fileById(tx, audit.fileId), 'file') : undefined
    return kept ? { name: kept.name, content: kept.content } : printReport(tx, auditId, context.now)
  })
  return new File([new Uint8Array(printed.content)], printed.name, { type: 'application/pdf' })
}

export async function printReport(tx: Tx, auditId: string, now: string, deliveredBy?: string) {
  const audit = await auditRow(tx, auditId)
  const answers = await answersOf(tx, auditId)
  const { name, address, phone, email, locale, zone } = await firmCard(tx)
  const { client, currency, number, summary } = audit
  const document = auditReport({
    firm: { name, address, phone, email },
    writing: { locale, zone },
    currency,
    client,
    number,
    summary,
    on: dayAt(now, zone),
    by: deliveredBy ?? audit.madeBy,
    isDelivered: deliveredBy !== undefined,
    result: resultOf(audit, answers),
    sections: sectionsOf(audit.template, audit.form, audit.deeper),
    answers: Object.fromEntries(answers.map((answer) => [answer.questionKey, answer])),
    findings: await findingsOf(tx, auditId),
  })
  const content = await renderPdf({ ...document, createdAt: now, standard: 'a-3b' })
  return { name: `Audit ${number} ${client}.pdf`, content }
}
