import { allow } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { keepVersion } from '../versions.ts'
import { currentTemplate } from './queries.ts'
import { checkTemplate } from './rules/may.ts'
import type { AuditTemplate } from './rules/template.ts'

/** Asks otherwise from now on. Audits keep the version they were made with. */
export function changeTemplate(context: Context, { version, ...given }: AuditTemplate & { version: number }) {
  allow(context, 'manage-firm')
  const template = orRefuse(checkTemplate(given))
  return context.db.write((tx) =>
    keepVersion(context, 'template', { version, current: () => currentTemplate(tx) }, (row) =>
      tx
        .insertInto('audit_template_version')
        .values({ ...row, template: JSON.stringify(template) })
        .onConflict((conflict) => conflict.doNothing())
        .returning('version')
        .executeTakeFirst(),
    ),
  )
}
