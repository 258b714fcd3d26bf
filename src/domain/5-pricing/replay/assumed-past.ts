import { sql } from 'kysely'
import { type RateCard, rate, type TimeEntry } from '#agreements/rules'
import { workCategories } from '#firm'
import { addMonths, type Day, firstOfMonth } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { assumptionsOf } from '../assumptions/assumptions.ts'
import { pastOf } from '../history/book.ts'
import { wholeMonthsBefore } from '../history/rules/exposure.ts'
import type { BilledYear } from '../old-bills/rules/billed-year.ts'
import { assumedEntries, type WorkKind } from './rules/assumed-work.ts'
import { billsAssumptions, billsLabel, bookAssumptions, bookLabel } from './rules/sources.ts'
import { usualMonth } from './rules/usual-month.ts'

/** What an old provider billed; the hours of it, where they are known, as made-up entries. */
export async function billedPast(tx: Tx, client: { id: string }, today: Day, year: BilledYear) {
  const { months } = year
  const from = months[0]?.month ?? firstOfMonth(today)
  const worked = months.map((one) => ({ ...one, minutes: one.minutes ?? 0 }))
  const past = {
    from,
    toExclusive: addMonths(from, months.length),
    entries: year.minutes > 0 ? assumedEntries(client.id, worked, await kindsOfWork(tx, today)) : [],
    billed: months.map(({ month, billedMinor }) => ({ month, minor: billedMinor })),
  }
  return { past, label: billsLabel(year), assumptions: billsAssumptions(year) }
}

/** The book's usual year for so many endpoints, by the hour at list; undefined where nobody counted them. */
export async function bookPast(
  tx: Tx,
  now: string,
  client: { id: string; endpoints: number },
  { today, months, rateCard }: { today: Day; months: number; rateCard: RateCard },
) {
  const { endpoints } = client
  if (endpoints === 0) return undefined
  const { from, toExclusive } = wholeMonthsBefore(today, months)
  const { book } = await pastOf(tx, now, await assumptionsOf(tx), client.id)
  const usual = usualMonth(book, endpoints)
  const worked = Array.from({ length: months }, (_, at) => ({ ...usual, month: addMonths(from, at) }))
  const entries = assumedEntries(client.id, worked, await kindsOfWork(tx, today))
  const past = { from, toExclusive, entries, billed: billedByTheHour(entries, rateCard) }
  const label = bookLabel(endpoints, (usual.minutes * months) / 60)
  return { past, label, assumptions: bookAssumptions(book) }
}

/** What the work would have cost somebody without an agreement. */
function billedByTheHour(entries: readonly TimeEntry[], rateCard: RateCard) {
  const asked = entries.map((entry) => ({ ...entry, approved: true }))
  const { pieces } = rate({ entries: asked, agreements: [], rateCard, lots: [] })
  return pieces.map(({ workedOn, billedMinor }) => ({ month: firstOfMonth(workedOn), minor: billedMinor }))
}

const mostKinds = 12

/** The kinds of work that the firm's own last year was made of, the largest first; help with anything where there was none. */
async function kindsOfWork(tx: Tx, today: Day): Promise<WorkKind[]> {
  const { rows } = await sql<WorkKind>`
    select category_key as category, work_type as "workType", role, sum(minutes)::int as minutes from time_entry
    where worked_on >= ${addMonths(today, -12)} and worked_on < ${today} and cancelled_at is null
      and work_type in ('remote', 'on-site')
    group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit ${mostKinds}`.execute(tx)
  if (rows.length > 0) return rows
  const [first] = await workCategories(tx)
  return [{ category: first?.key ?? '', workType: 'remote', minutes: 1 }]
}
