import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { timeEntriesFor } from '#service'
import type { EntryToBill } from '../rules/account.ts'
import { mapSums, type RatedSums } from '../rules/rated-sums.ts'

type Asked = { needsApproval: boolean; since: ReadonlyMap<string, Day> }

/**
 * Time of some clients that a bill by `through` may have to know: from the month of the earliest entry that no
 * invoice has (or has no longer), since whatever was worked after it may be drawn otherwise.
 */
export async function timeToBill(
  tx: Tx,
  clientIds: readonly string[],
  through: Day,
  { needsApproval, since }: Asked,
): Promise<EntryToBill[]> {
  const firstDays = await firstDaysToBill(tx, clientIds, through, since)
  const toBill: EntryToBill[] = []
  for (const [from, clients] of Map.groupBy(firstDays, ({ firstOn }) => firstOn)) {
    const stretch = {
      clientIds: clients.map(({ clientId }) => clientId),
      from,
      through: addDays(through, -1),
    }
    const entries = await timeEntriesFor(tx, stretch)
    const known = await billingFacts(
      tx,
      entries.map(({ id }) => id),
    )
    for (const entry of entries) {
      const facts = known.get(entry.id)
      if (facts) toBill.push({ entry, ...factsOf(facts, needsApproval) })
    }
  }
  return toBill
}

type FirstDay = { clientId: string; firstOn: Day }

async function firstDaysToBill(
  tx: Tx,
  clientIds: readonly string[],
  through: Day,
  since: ReadonlyMap<string, Day>,
): Promise<FirstDay[]> {
  const { rows } = await sql<FirstDay>`
    with unbilled as (
      select t.client_id, min(t.worked_on) as first_on from time_entry t
      where t.client_id = any(${clientIds}) and t.worked_on < ${through} and t.cancelled_at is null
        and not exists (select 1 from rated_entry r where r.time_entry_id = t.id)
      group by t.client_id),
    credited as materialized (
      select r.time_entry_id from rated_entry r where r.invoice_id = any(array(
        select id from invoice where client_id = any(${clientIds}) and kind = 'credit-note'))),
    released as (
      select client_id, min(first_on) as first_on from (
        select r.client_id, min(r.worked_on) as first_on from rated_entry r
        where r.time_entry_id = any(array(select time_entry_id from credited)) group by r.client_id, r.time_entry_id
        having sum(covered_minutes) = 0 and sum(billed_minutes) = 0 and sum(given_minutes) = 0) e
      group by client_id)
    select * from (
      select c.id as "clientId", least(w.since, ${startOfMonth(sql`least(u.first_on, b.first_on)`)}) as "firstOn"
      from unnest(${clientIds}::uuid[]) c(id)
      left join unnest(${[...since.keys()]}::uuid[], ${[...since.values()]}::date[]) w(id, since) on w.id = c.id
      left join unbilled u on u.client_id = c.id
      left join released b on b.client_id = c.id) f
    where "firstOn" is not null`.execute(tx)
  return rows
}

const startOfMonth = (day: RawBuilder<unknown>) => sql`date_trunc('month', ${day}::timestamp)::date`

type BillingFacts = {
  id: string
  clientId: string
  workedOn: Day
  madeAt: string
  isApproved: boolean
  isProject: boolean
  workType: string
  text: string
  issued: (RatedSums & { times: number }) | null
}

/** What billing has to know of time beside what rates it, with what invoices made of it. */
async function billingFacts(tx: Tx, ids: readonly string[]): Promise<Map<string, BillingFacts>> {
  const { rows } = await sql<BillingFacts>`
    select t.id, t.client_id as "clientId", t.worked_on as "workedOn", t.made_at as "madeAt",
      t.approved_at is not null as "isApproved", t.project_id is not null as "isProject", t.work_type as "workType",
      t.body as text, r.issued
    from time_entry t
    left join (
      select time_entry_id, json_build_object('times', count(*), 'coveredMinutes', sum(covered_minutes),
        'billedMinutes', sum(billed_minutes), 'givenMinutes', sum(given_minutes), 'billedMinor', sum(billed_minor),
        'listMinor', sum(list_minor), 'waivedMinor', sum(waived_minor), 'discountMinor', sum(discount_minor),
        'rateSavingMinor', sum(rate_saving_minor), 'coveredMinor', sum(covered_minor), 'givenMinor', sum(given_minor)) as issued
      from rated_entry where time_entry_id = any(${ids}) group by time_entry_id) r on r.time_entry_id = t.id
    where t.id = any(${ids})`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

function factsOf(facts: BillingFacts, needsApproval: boolean): Omit<EntryToBill, 'entry'> {
  const { clientId, workedOn, madeAt, isProject, workType, issued } = facts
  const sums = issued && mapSums((name) => issued[name])
  return {
    clientId,
    workedOn,
    madeAt,
    text: facts.text || (titles[workType] ?? 'Work'),
    isProject,
    waitsForApproval: needsApproval && !facts.isApproved,
    issued: sums &&
      issued && { times: issued.times, sums, isReleased: Object.values(sums).every((sum) => sum === 0) },
  }
}

const titles: Record<string, string> = {
  remote: 'Remote work',
  'on-site': 'Work on site',
  project: 'Project work',
  travel: 'Travel',
}
