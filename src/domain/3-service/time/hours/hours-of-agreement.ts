import { sql } from 'kysely'
import type { z } from 'zod'
import { ratingCard, termsInForce } from '#agreements'
import { entriesUnder, type Lot } from '#agreements/rules'
import { allow } from '#firm'
import { addMonths, type Day, firstOfMonth } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { hoursLeft } from '../coverage/coverage-of.ts'
import { rateOpenTime } from '../coverage/rate-open-time.ts'
import { timeEntriesFor } from '../entries-for.ts'
import type { Asked } from './contract.ts'

const shownMonths = 12

/** What is left of an agreement's hours today, what each month used of them, and who asked for this month's. */
export function hoursOfAgreement(context: Context, { agreementId }: { agreementId: string }) {
  allow(context, 'see-agreements')
  return context.db.read(async (tx) => {
    const clientIds = await servedBy(tx, agreementId)
    const time = await rateOpenTime(tx, context, clientIds)
    const months = lastMonths(time.today)
    const own = await workUnder(tx, agreementId, clientIds, {
      from: months[0] ?? time.today,
      through: time.today,
    })
    const worked = await workedByMonth(tx, own)
    const drawn = drawnByMonth(time.rated.lots.filter((lot) => lot.agreementId === agreementId))
    return {
      today: time.today,
      left: hoursLeft(time, agreementId),
      months: months.map((month) => ({
        month: month.slice(0, 7),
        workedMinutes: worked.get(month.slice(0, 7)) ?? 0,
        drawnMinutes: drawn.get(month.slice(0, 7)) ?? 0,
      })),
      asked: await askedSince(tx, own, firstOfMonth(time.today)),
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

type Span = { from: Day; through: Day }

/** Who pays for an agreement, and whom it ever served besides. */
async function servedBy(tx: Tx, agreementId: string): Promise<string[]> {
  const { rows } = await sql<{ clientId: string }>`
    select client_id as "clientId" from agreement where id = ${agreementId}
    union
    select s.id::uuid from agreement_version v
      cross join lateral jsonb_array_elements_text(v.terms #> '{scope,clientIds}') s(id)
      where v.agreement_id = ${agreementId}`.execute(tx)
  found(rows[0], 'agreement')
  return rows.map(({ clientId }) => clientId)
}

/** The work that comes under an agreement, for whichever client it was. */
async function workUnder(tx: Tx, agreementId: string, clientIds: readonly string[], { from, through }: Span) {
  const agreements = await termsInForce(tx, { clientIds, from, through })
  const entries = await timeEntriesFor(tx, { clientIds, from, through })
  const rateCard = await ratingCard(tx, through, clientIds)
  return [...entriesUnder(agreementId, { entries, agreements, rateCard })]
}

async function workedByMonth(tx: Tx, entryIds: readonly string[]) {
  const { rows } = await sql<{ month: string; minutes: number }>`
    select to_char(worked_on, 'YYYY-MM') as month, sum(minutes)::int as minutes
    from time_entry where id = any(${entryIds}) group by 1`.execute(tx)
  return new Map(rows.map(({ month, minutes }) => [month, minutes]))
}

/** How many are named; the rest of a month's work is told as one sum. */
const shownAskers = 8

async function askedSince(tx: Tx, entryIds: readonly string[], from: Day) {
  const { rows } = await sql<z.infer<typeof Asked>>`
    with work as (
      select coalesce(c.name, w.name, e.category_key) as who, coalesce(w.name, e.category_key) as kind,
        split_part(p.name, ' ', 1) as server, t.id as ticket_id, t.title, e.minutes
      from time_entry e
      join person p on p.id = e.person_id
      left join work_category w on w.key = e.category_key
      left join ticket t on t.id = e.ticket_id
      left join contact c on c.id = t.contact_id
      where e.id = any(${entryIds}) and e.worked_on >= ${from}),
    by_ticket as (
      select who, ticket_id, title, sum(minutes)::int as minutes from work group by 1, 2, 3),
    tickets as (
      select who, json_agg(json_build_object('ticketId', ticket_id, 'title', title, 'minutes', minutes)
        order by minutes desc, ticket_id) as work from by_ticket group by 1)
    select w.who, string_agg(distinct w.kind, ', ') as about, count(distinct w.ticket_id)::int as tickets,
      array_agg(distinct w.server) as "servedBy", sum(w.minutes)::int as minutes,
      (select work from tickets where tickets.who = w.who) as work
    from work w group by w.who order by sum(w.minutes) desc, w.who collate "und-x-icu"
    limit ${shownAskers}`.execute(tx)
  return rows
}
