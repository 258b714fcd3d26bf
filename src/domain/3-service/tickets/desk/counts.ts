import { sql } from 'kysely'
import { allow, firmCard } from '#firm'
import { addDays } from '#kernel/days.ts'
import { dayAt, startOfDay } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import { found } from '#platform/failures.ts'

type Counts = {
  open: number
  mine: number
  nobodys: number
  paused: number
  broken: number
  solved: number
  closedToday: number
  atWork: number
  away: number
}

/** How many tickets each view has, and who is there today. */
export function deskCounts(context: Context): Promise<Counts> {
  allow(context, 'serve')
  const { actor, now } = context
  const me = actor.kind === 'person' ? actor.personId : null
  return context.db.read(async (tx) => {
    const { zone } = await firmCard(tx)
    const today = dayAt(now, zone)
    const { rows } = await sql<Counts>`
      select o.*, e.*, p.*,
        (select count(*)::int from ticket where due_at < ${now}) as broken,
        (select count(*)::int from ticket where status = 'solved') as solved,
        (select count(*)::int from ticket where closed_at >= ${startOfDay(today, zone)}) as "closedToday"
      from (select count(*)::int as open, count(*) filter (where assignee_id = ${me})::int as mine,
          count(*) filter (where assignee_id is null)::int as nobodys
        from ticket where status in ('new', 'open', 'waiting')) o,
        (select count(*)::int as paused from ticket where status = 'waiting') e,
        (select count(*) filter (where not away)::int as "atWork", count(*) filter (where away)::int as away
        from (select exists (select from leave l where l.person_id = person.id
            and l.from_on <= ${today} and l.to_on >= ${addDays(today, 1)}) as away
          from person where erased_at is null and (starts_on is null or starts_on <= ${today})
            and (ends_on is null or ends_on > ${today})) there) p`.execute(tx)
    return found(rows[0], 'desk')
  })
}
