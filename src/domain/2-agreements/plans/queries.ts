import { type RawBuilder, sql } from 'kysely'
import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import type { StoredTerms } from '../terms/contract.ts'
import { todayOf } from '../today.ts'
import { warningsFor } from './warnings.ts'

type PlanRow = {
  id: string
  key: string
  name: string
  tier: number
  version: number
  kinds: string[]
  retiredOn: Day | null
  agreements: number
  revision: number
}

const kindsIn = (terms: RawBuilder<unknown>) => sql`array(
  select distinct line ->> 'kind' from jsonb_array_elements(${terms} -> 'lines') line order by 1)`

const planRows = sql`
  select p.id, p.key, p.name, p.tier, p.retired_on as "retiredOn", p.revision, v.version,
    ${kindsIn(sql`v.terms`)} as kinds,
    (select count(*)::int from agreement a join plan_version m on m.id = a.plan_version_id
      where m.plan_id = p.id) as agreements
  from plan p
  cross join lateral (
    select version, terms from plan_version where plan_id = p.id order by version desc limit 1) v`

export function listPlans(context: Context, query: ListQuery & { q?: string; retired?: boolean }) {
  allow(context, 'see-agreements')
  const { q, retired } = query
  const rows = sql`select * from (${planRows}) plans
    where (${retired ?? false} or "retiredOn" is null)
      and (${q ?? null}::text is null or name ilike ${containing(q ?? '')})`
  return context.db.read((tx) =>
    listPage<PlanRow>(tx, rows, query, {
      tier: sql`tier`,
      name: sql`name collate "und-x-icu"`,
      agreements: sql`agreements`,
    }),
  )
}

export function planById(context: Context, { planId, version }: { planId: string; version?: number }) {
  allow(context, 'see-money')
  return context.db.read(async (tx) => {
    const { rows } = await sql<PlanRow>`select * from (${planRows}) plans where id = ${planId}`.execute(tx)
    const plan = found(rows[0], 'plan')
    const shown = version ?? plan.version
    const { terms } = await planVersion(tx, planId, shown)
    return {
      ...plan,
      shown,
      terms,
      versions: await versionsOfPlan(tx, planId),
      warnings: await warningsFor(tx, terms, await todayOf(tx, context)),
    }
  })
}

async function versionsOfPlan(tx: Tx, planId: string) {
  const { rows } = await sql<{ version: number; madeAt: string; madeBy: string; agreements: number }>`
    select version, made_at as "madeAt", made_by as "madeBy",
      (select count(*)::int from agreement where plan_version_id = v.id) as agreements
    from plan_version v where plan_id = ${planId} order by version desc`.execute(tx)
  return rows
}

/** A version of a plan, the newest when none is named. */
export async function planVersion(tx: Tx, planId: string, version?: number) {
  const query = tx
    .selectFrom('plan_version')
    .innerJoin('plan', 'plan.id', 'plan_version.plan_id')
    .where('plan_id', '=', planId)
    .select(['plan_version.id', 'version', 'plan.name', 'plan.retired_on as retiredOn'])
    .select((row) => row.ref('terms').$castTo<StoredTerms>().as('terms'))
    .orderBy('version', 'desc')
  const row = await (version === undefined ? query : query.where('version', '=', version)).executeTakeFirst()
  return found(row, 'plan version')
}
