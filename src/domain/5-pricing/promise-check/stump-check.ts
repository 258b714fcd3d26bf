import { sql } from 'kysely'
import { allow, firmCard } from '#firm'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { type Knowing, type StumpCheck, stumpCheck } from './rules/stumps.ts'

export function clientStumps(context: Context, clientId: string): Promise<StumpCheck> {
  allow(context, 'price')
  return context.db.read((tx) => stumpsAt(tx, clientId, context.now))
}

type Row = {
  id: string
  name: string
  kind: string
  partner: string | null
  people: (Omit<Knowing, 'lastOn'> & { lastAt: string | null })[]
}

/** Each thing that runs at a client beside whoever has the skill or has solved tickets on it: one query. */
export async function stumpsAt(tx: Tx, clientId: string, now: string): Promise<StumpCheck> {
  const client = found(
    await tx.selectFrom('client').select('name').where('id', '=', clientId).executeTakeFirst(),
    'client',
  )
  const { zone } = await firmCard(tx)
  const today = dayAt(now, zone)
  const { rows } = await sql<Row>`
    with thing as (
      select c.id, c.name, lower(c.name) as called, c.kind, v.name as partner
      from client_technology c left join vendor v on v.id = c.partner_vendor_id
      where c.client_id = ${clientId} and c.ended_on is null),
    solved as (
      select lower(technology) as called, assignee_id as person_id, count(*)::int as solved, max(closed_at) as last_at
      from ticket where lower(technology) in (select called from thing) and status in ('solved', 'closed')
      group by 1, 2),
    skilled as (
      select distinct lower(technology) as called, person_id from person_skill
      where lower(technology) in (select called from thing)),
    knowing as (
      select called, p.name, json_build_object('personId', p.id, 'name', p.name, 'hasSkill', k.person_id is not null,
        'solved', coalesce(s.solved, 0), 'lastAt', s.last_at) as person, coalesce(s.solved, 0) as solved
      from solved s full join skilled k using (called, person_id)
      join person p on p.id = person_id and p.erased_at is null and (p.ends_on is null or p.ends_on > ${today}))
    select t.id, t.name, t.kind, t.partner, coalesce(
      (select json_agg(person order by k.solved desc, k.name) from knowing k where k.called = t.called), '[]') as people
    from thing t order by t.name collate "und-x-icu", t.id`.execute(tx)
  const told = rows.map(({ people, ...row }) => ({
    ...row,
    people: people.map(({ lastAt, ...one }) => ({
      ...one,
      lastOn: lastAt === null ? null : dayAt(lastAt, zone),
    })),
  }))
  return stumpCheck(client.name, told)
}
