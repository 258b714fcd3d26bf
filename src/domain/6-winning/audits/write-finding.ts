import { allow } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found, Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { mayChange } from './rules/may.ts'
import { openAudit } from './write-audit.ts'

type Fields = {
  questionKey: string | null
  likelihood: number
  impact: number
  says: string
  doingNothing: string
  doingNothingMinor: number | null
  mend: string
  oneTimeMinor: number
  monthlyMinor: number
  quarter: string | null
}

export function addFinding(context: Context, { auditId, ...fields }: Fields & { auditId: string }) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    orRefuse(mayChange(await openAudit(tx, auditId)))
    const id = newId()
    const made = { id, audit_id: auditId, made_at: context.now, made_by: context.actor.name }
    await tx
      .insertInto('finding')
      .values({ ...made, ...columnsOf(fields) })
      .execute()
    return { id }
  })
}

export function changeFinding(
  context: Context,
  { findingId, revision, ...fields }: Fields & { findingId: string; revision: number },
) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    await openFinding(tx, findingId)
    const changed = await tx
      .updateTable('finding')
      .set({ ...columnsOf(fields), revision: revision + 1 })
      .where('id', '=', findingId)
      .where('revision', '=', revision)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new Stale('finding', await openFinding(tx, findingId))
    return { revision: revision + 1 }
  })
}

export function removeFinding(context: Context, findingId: string) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    await openFinding(tx, findingId)
    await tx.updateTable('finding').set({ removed_at: context.now }).where('id', '=', findingId).execute()
    return { id: findingId }
  })
}

async function openFinding(tx: Tx, id: string) {
  const finding = found(
    await tx
      .selectFrom('finding')
      .selectAll()
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirst(),
    'finding',
  )
  orRefuse(mayChange(await openAudit(tx, finding.audit_id)))
  return finding
}

const columnsOf = (fields: Fields) => ({
  question_key: fields.questionKey,
  likelihood: fields.likelihood,
  impact: fields.impact,
  says: fields.says,
  doing_nothing: fields.doingNothing,
  doing_nothing_minor: fields.doingNothingMinor,
  mend: fields.mend,
  one_time_minor: fields.oneTimeMinor,
  monthly_minor: fields.monthlyMinor,
  quarter: fields.quarter,
})
