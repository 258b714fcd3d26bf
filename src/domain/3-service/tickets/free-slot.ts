import { sql } from 'kysely'
import { leaveBetween } from '#firm'
import { addDays } from '#kernel/days.ts'
import { dayAt, startOfDay } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { deskRules } from './desk-rules.ts'
import { nextFreeSlot } from './rules.ts'

const slotMinutes = 60
/** What a ticket took on average where there is no history yet: the mean of the demo firm's years. */
const usualMinutes = 58
const weeks = 8

/** When work that nobody promised can be looked at: behind the clients under agreement, around visits and leave. */
export async function freeSlot(tx: Tx, { now }: Context): Promise<string | null> {
  const { hours, zone } = await deskRules(tx)
  const today = dayAt(now, zone)
  const until = startOfDay(addDays(today, weeks * 7), zone)
  const { rows } = await sql<{ ahead: number; each: number | null; technicians: string[] }>`select
      (select count(*)::int from ticket where status in ('new', 'open', 'waiting') and promised) as ahead,
      (select avg(minutes)::float8 from (select sum(minutes) as minutes from time_entry
        where worked_on >= ${addDays(today, -90)} and cancelled_at is null and ticket_id is not null
        group by ticket_id) t) as each,
      (select coalesce(array_agg(id), '{}') from person where erased_at is null and 'technician' = any(roles)
        and (ends_on is null or ends_on > ${today})) as technicians`.execute(tx)
  const { ahead = 0, each = null, technicians = [] } = rows[0] ?? {}
  const visits = await tx
    .selectFrom('visit')
    .select(['person_id as personId', 'starts_at as from', 'ends_at as to'])
    .where('starts_at', '<', until)
    .where('ends_at', '>', now)
    .where('person_id', 'is not', null)
    .where('cancelled_at', 'is', null)
    .execute()
  const away = (await leaveBetween(tx, today, addDays(today, weeks * 7))).map(
    ({ personId, fromOn, toOn }) => ({
      personId,
      from: startOfDay(fromOn, zone),
      to: startOfDay(toOn, zone),
    }),
  )
  const busy = [...visits.map((visit) => ({ ...visit, personId: visit.personId ?? '' })), ...away]
  const desk = { hours, technicianIds: technicians, busy, ahead, minutesEach: each ?? usualMinutes }
  return nextFreeSlot(desk, now, slotMinutes)
}
