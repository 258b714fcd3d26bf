import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { allow, firmCard, firmSettings } from '#firm'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import { wholeMonthsBefore } from '../history/rules/exposure.ts'
import type { PromiseCheck } from './contract.ts'
import { colleaguesOf } from './queries.ts'
import { nextMonth, otherWorkOf, usualShrinkage, weeklyHours } from './rules/crew.ts'

type Row = Omit<Whole, 'goal' | 'seed' | 'assumptions' | 'stumps' | 'clients' | 'result'>
type Whole = z.infer<typeof PromiseCheck>

const checks = (more: RawBuilder<unknown> = sql``) => sql`
  select k.id, 'PCH-' || k.number as number, k.number as numbered, k.client_id as "clientId", c.name as client, k.offer,
    (k.facts ->> 'endpoints')::int as endpoints, k.facts ->> 'startsOn' as "startsOn", k.cause, r.verdict,
    least(coalesce(d.runs, 0), o.wanted) as runs, o.wanted as "runsWanted", k.made_at as "madeAt", k.made_by as "madeBy" ${more}
  from promise_check k
  join client c on c.id = k.client_id
  cross join lateral (select max(replications) as wanted from promise_check_order where check_id = k.id) o
  left join lateral (select sum(replications)::int as runs from promise_check_run where check_id = k.id) d on true
  left join lateral (
    select verdict, result from promise_check_result where check_id = k.id order by replications desc limit 1) r on true`

export function listPromiseChecks(context: Context, query: ListQuery & { clientId?: string; q?: string }) {
  allow(context, 'price')
  const { clientId, q } = query
  const rows = sql`select * from (${checks()}) listed
    where (${clientId ?? null}::uuid is null or "clientId" = ${clientId ?? null})
      and (${q ?? null}::text is null or client ilike ${containing(q ?? '')} or offer ilike ${containing(q ?? '')})`
  return context.db.read((tx) =>
    listPage<Row>(
      tx,
      rows,
      { ...query, sort: query.sort ?? '-madeAt' },
      {
        madeAt: sql`"madeAt"`,
        number: sql`numbered`,
        client: sql`client collate "und-x-icu"`,
        verdict: sql`verdict`,
      },
    ),
  )
}

export function promiseCheckById(context: Context, checkId: string): Promise<Whole> {
  allow(context, 'price')
  return context.db.read((tx) => wholeCheck(tx, checkId))
}

async function wholeCheck(tx: Tx, checkId: string) {
  const more = sql`, (k.facts ->> 'goal')::float8 as goal, k.seed, k.facts -> 'assumptions' as assumptions, k.stumps,
    k.facts -> 'clients' as clients, r.result`
  const { rows } = await sql<Whole>`${checks(more)} where k.id = ${checkId}`.execute(tx)
  return found(rows[0], 'promise check')
}

/** What a check would rest on, so that a person may say it better before it is made. */
export function promiseGrounds(context: Context, clientId: string) {
  allow(context, 'price')
  return context.db.read(async (tx) => {
    const { zone: timezone } = await firmCard(tx)
    const today = dayAt(context.now, timezone)
    const startsOn = nextMonth(today)
    const people = await colleaguesOf(tx, { startsOn, months: 3, timezone }, wholeMonthsBefore(today, 12))
    const { asksAboutBreaks } = await firmSettings(tx)
    return {
      endpoints: await endpointsOf(tx, clientId),
      startsOn,
      asksAboutBreaks,
      shrinkage: usualShrinkage,
      people: people.map((one) => ({
        id: one.id,
        name: one.name,
        shiftHours: weeklyHours(one.shifts),
        otherWorkHours: otherWorkOf(one, {}),
      })),
    }
  })
}

async function endpointsOf(tx: Tx, clientId: string): Promise<number | null> {
  const { rows } = await sql<{ count: number | null }>`
    select (select count from endpoint_count where client_id = c.id and what = 'endpoint'
      order by counted_on desc, made_at desc limit 1) as count
    from client c where id = ${clientId}`.execute(tx)
  return found(rows[0], 'client').count
}
