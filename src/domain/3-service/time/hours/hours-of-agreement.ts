import { sql } from 'kysely'
import type { z } from 'zod'
import type { Lot } from '#agreements/rules'
import { allow } from '#firm'
import { addMonths, type Day, firstOfMonth } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { hoursLeft } from '../coverage/coverage-of.ts'
import { rateOpenTime } from '../coverage/rate-open-time.ts'
import type { Asked } from './contract.ts'

const shownMonths = 12

/** What is left of an agreement's hours today, what each month used of them, and who asked for this month's. */
export function hoursOfAgreement(context: Context, { agreementId }: { agreementId: string }) {
  allow(context, 'see-agreements')
  return context.db.read(async (tx) => {
    const { clientId } = found(
      await tx
        .selectFrom('agreement')
        .where('id', '=', agreementId)
        .select('client_id as clientId')
        .executeTakeFirst(),
      'agreement',
    )
    const time = await rateOpenTime(tx, context, [clientId])
    const months = lastMonths(time.today)
    const worked = await workedByMonth(tx, clientId, agreementId, months[0] ?? time.today)
    const drawn = drawnByMonth(time.rated.lots.filter((lot) => lot.agreementId === agreementId))
    return {
      today: time.today,
      left: hoursLeft(time, agreementId),
      months: months.map((month) => ({
        month: month.slice(0, 7),
        workedMinutes: worked.get(month.slice(0, 7)) ?? 0,
        drawnMinutes: drawn.get(month.slice(0, 7)) ?? 0,
      })),
      asked: await askedSince(tx, clientId, agreementId, firstOfMonth(time.today)),
    }
  })
}

const lastMonths = (today: Day): Day[] =>
  Array.from({ length: shownMonths }, (_, at) => addMonths(firstOfMonth(today), at + 1 - shownMonths))

/** Draws of minutes by the month of the work, booked ones and those of the open period. */
function drawnByMonth(lots: readonly Lot[]): Map<string, number> {
  const drawn = new Map<string, number>()
  for (const { unit, ledger = [] } of lots) {
    if (unit !== 'minutes') continue
    for (const { kind, on, units } of ledger)
      if (kind === 'draw') drawn.set(on.slice(0, 7), (drawn.get(on.slice(0, 7)) ?? 0) - units)
  }
  return drawn
}

/** Work chosen for another agreement, on the entry or its ticket, is not this one's. */
const isOwn = (agreementId: string) =>
  sql`coalesce(e.agreement_id, t.agreement_id, ${agreementId}) = ${agreementId}`

async function workedByMonth(tx: Tx, clientId: string, agreementId: string, from: Day) {
  const { rows } = await sql<{ month: string; minutes: number }>`
    select to_char(e.worked_on, 'YYYY-MM') as month, sum(e.minutes)::int as minutes
    from time_entry e left join ticket t on t.id = e.ticket_id
    where e.client_id = ${clientId} and e.worked_on >= ${from} and e.cancelled_at is null and ${isOwn(agreementId)}
    group by 1`.execute(tx)
  return new Map(rows.map(({ month, minutes }) => [month, minutes]))
}

async function askedSince(tx: Tx, clientId: string, agreementId: string, from: Day) {
  const { rows } = await sql<z.infer<typeof Asked>>`
    select * from (
      select coalesce(c.name, w.name, e.category_key) as who, count(distinct e.ticket_id)::int as tickets,
        sum(e.minutes)::int as minutes, array_agg(distinct split_part(p.name, ' ', 1)) as "servedBy",
        string_agg(distinct coalesce(w.name, e.category_key), ', ') as about
      from time_entry e
      join person p on p.id = e.person_id
      left join work_category w on w.key = e.category_key
      left join ticket t on t.id = e.ticket_id
      left join contact c on c.id = t.contact_id
      where e.client_id = ${clientId} and e.worked_on >= ${from} and e.cancelled_at is null and ${isOwn(agreementId)}
      group by 1) asked
    order by minutes desc, who collate "und-x-icu" limit 8`.execute(tx)
  return rows
}
