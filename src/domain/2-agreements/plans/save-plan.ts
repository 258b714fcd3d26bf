import { allow } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found, Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { checkTerms } from '../rules/check-terms.ts'
import type { Terms } from '../rules/terms.ts'
import { todayOf } from '../today.ts'
import { warningsFor } from './warnings.ts'

type PlanFields = { name: string; tier: number; terms: Terms }

export function addPlan(context: Context, fields: PlanFields) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const terms = orRefuse(checkTerms(fields.terms))
    const id = await insertPlan(tx, context, { ...fields, key: await freeKey(tx, fields.name) })
    return { id, version: 1, revision: 1, warnings: await warningsFor(tx, terms, await todayOf(tx, context)) }
  })
}

export async function insertPlan(tx: Tx, by: Context, plan: PlanFields & { key: string }) {
  const id = newId()
  const { key, name, tier } = plan
  await tx.insertInto('plan').values({ id, key, name, tier }).execute()
  await insertVersion(tx, by, id, 1, plan.terms)
  await recordHappenings(tx, by, [{ kind: 'plan.added', aboutId: id, details: { text: name } }])
  return id
}

/** A new version beside the old ones: agreements made from those keep what they copied. */
export function savePlan(context: Context, input: PlanFields & { planId: string; revision: number }) {
  allow(context, 'manage-agreements')
  const { planId, name, tier, revision } = input
  return context.db.write(async (tx) => {
    const terms = orRefuse(checkTerms(input.terms))
    await changePlan(tx, planId, revision, { name, tier })
    const last = await tx
      .selectFrom('plan_version')
      .where('plan_id', '=', planId)
      .select((row) => row.fn.max('version').as('version'))
      .executeTakeFirst()
    const version = (last?.version ?? 0) + 1
    await insertVersion(tx, context, planId, version, terms)
    await recordHappenings(tx, context, [
      { kind: 'plan.changed', aboutId: planId, details: { text: `${name} v${version}`, version } },
    ])
    const warnings = await warningsFor(tx, terms, await todayOf(tx, context))
    return { id: planId, version, revision: revision + 1, warnings }
  })
}

export function retirePlan(context: Context, input: { planId: string; revision: number; retired: boolean }) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const retired_on = input.retired ? await todayOf(tx, context) : null
    await changePlan(tx, input.planId, input.revision, { retired_on })
    return { revision: input.revision + 1 }
  })
}

async function changePlan(
  tx: Tx,
  planId: string,
  revision: number,
  changes: { name?: string; tier?: number; retired_on?: string | null },
) {
  const changed = await tx
    .updateTable('plan')
    .set({ ...changes, revision: revision + 1 })
    .where('id', '=', planId)
    .where('revision', '=', revision)
    .returning('id')
    .executeTakeFirst()
  if (changed) return
  const current = await tx.selectFrom('plan').selectAll().where('id', '=', planId).executeTakeFirst()
  throw new Stale('plan', found(current, 'plan'))
}

const insertVersion = (tx: Tx, by: Context, planId: string, version: number, terms: Terms) =>
  tx
    .insertInto('plan_version')
    .values({
      id: newId(),
      plan_id: planId,
      version,
      terms: JSON.stringify(terms),
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()

/** Keys stay; they are made once of the name the plan began with. */
async function freeKey(tx: Tx, name: string) {
  const key = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const taken = await tx.selectFrom('plan').where('key', '=', key).select('id').executeTakeFirst()
  if (taken) throw new Refused('plan-name-taken', { field: 'name', name })
  return key || newId()
}
