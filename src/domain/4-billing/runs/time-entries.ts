import { type RawBuilder, sql } from 'kysely'
import type { TimeEntry } from '#agreements/rules'
import type { DayClass } from '#kernel/business-calendar.ts'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { EntryToBill } from '../rules/account.ts'
import { mapSums, type RatedSums } from '../rules/rated-sums.ts'

type Row = {
  id: string
  clientId: string
  agreementId: string | null
  ticketAgreementId: string | null
  ticketId: string | null
  projectId: string | null
  siteId: string | null
  channel: string | null
  category: string
  workType: string
  role: string
  workedOn: Day
  startedAt: string | null
  endedAt: string | null
  minutes: number
  class: DayClass
  emergency: boolean
  rateMinor: number | null
  charge: 'as-rated' | 'no-charge' | 'internal'
  chargeReason: string
  billableMinutes: number | null
  sizeDecision: 'project' | 'covered' | null
  approved: boolean
  isApproved: boolean
  ticketMinutesBefore: number | null
  text: string
  madeAt: string
  visit: {
    id: string
    zone: string | null
    metres: number | null
    sharedBy: number
    shareIndex: number
  } | null
  issued: (RatedSums & { times: number }) | null
}

/**
 * Time of some clients that a bill by `through` may have to know: from the usage period of the earliest entry
 * that no invoice has (or has no longer), since whatever was worked after it may be drawn otherwise.
 */
export async function timeToBill(
  tx: Tx,
  clientIds: readonly string[],
  through: Day,
  { needsApproval, since }: { needsApproval: boolean; since: ReadonlyMap<string, Day> },
): Promise<EntryToBill[]> {
  const { rows } = await sql<Row>`
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
      group by client_id),
    wanted as (
      select c.id as client_id, least(w.since, ${startOfMonth(sql`least(u.first_on, b.first_on)`)}) as first_on
      from unnest(${clientIds}::uuid[]) c(id)
      left join unnest(${[...since.keys()]}::uuid[], ${[...since.values()]}::date[]) w(id, since) on w.id = c.id
      left join unbilled u on u.client_id = c.id
      left join released b on b.client_id = c.id)
    select t.id, t.client_id as "clientId", t.agreement_id as "agreementId", k.agreement_id as "ticketAgreementId",
      t.ticket_id as "ticketId", t.project_id as "projectId", coalesce(v.site_id, k.site_id) as "siteId",
      case when v.id is not null then 'on-site' else k.channel end as channel, t.category_key as category,
      t.work_type as "workType", t.role, t.worked_on as "workedOn", t.started_at as "startedAt",
      t.ended_at as "endedAt", t.minutes, t.class, t.emergency, t.rate_minor as "rateMinor", t.charge,
      t.charge_reason as "chargeReason", t.billable_minutes as "billableMinutes", t.size_decision as "sizeDecision",
      coalesce(a.yes, false) as approved, (not ${needsApproval} or t.approved_at is not null) as "isApproved",
      b.minutes as "ticketMinutesBefore", t.body as text, t.made_at as "madeAt",
      case when v.id is null then null else json_build_object('id', v.id, 'zone', s.travel_zone,
        'metres', (s.distance_km * 1000)::int, 'sharedBy', greatest(1, trip.shared), 'shareIndex', coalesce(trip.place, 0)) end as visit,
      r.issued
    from wanted w
    join time_entry t on t.client_id = w.client_id and t.worked_on >= w.first_on and t.worked_on < ${through}
      and t.cancelled_at is null
    left join ticket k on k.id = t.ticket_id
    left join visit v on v.id = t.visit_id
    left join site s on s.id = coalesce(v.site_id, k.site_id)
    left join lateral (
      select count(distinct o.client_id)::int as shared,
        (count(distinct o.client_id) filter (where o.client_id < v.client_id))::int as place
      from visit o where v.trip_id is not null and o.trip_id = v.trip_id and o.cancelled_at is null) trip on true
    left join lateral (
      select true as yes from work_approval y where y.ticket_id = t.ticket_id and y.answer = 'yes' limit 1) a on true
    left join lateral (
      select sum(e.minutes)::int as minutes from time_entry e
      where e.ticket_id = t.ticket_id and e.worked_on < w.first_on and e.cancelled_at is null) b on true
    left join lateral (
      select json_build_object('times', count(*), 'coveredMinutes', sum(covered_minutes), 'billedMinutes', sum(billed_minutes),
        'givenMinutes', sum(given_minutes), 'billedMinor', sum(billed_minor), 'listMinor', sum(list_minor),
        'waivedMinor', sum(waived_minor), 'discountMinor', sum(discount_minor), 'rateSavingMinor', sum(rate_saving_minor),
        'coveredMinor', sum(covered_minor), 'givenMinor', sum(given_minor)) as issued
      from rated_entry where time_entry_id = t.id having count(*) > 0) r on true
    order by t.client_id, t.worked_on, t.started_at, t.id`.execute(tx)
  return rows.map(entryToBill)
}

const startOfMonth = (day: RawBuilder<unknown>) => sql`date_trunc('month', ${day}::timestamp)::date`

function entryToBill(row: Row): EntryToBill {
  const { clientId, workedOn, madeAt, issued } = row
  const sums = issued && mapSums((name) => issued[name])
  return {
    entry: entryOf(row),
    clientId,
    workedOn,
    madeAt,
    text: row.text || titleOf(row),
    isProject: row.projectId !== null,
    waitsForApproval: !row.isApproved,
    issued: issued &&
      sums && { times: issued.times, sums, isReleased: Object.values(sums).every((sum) => sum === 0) },
  }
}

function entryOf(row: Row): TimeEntry {
  const { startedAt, endedAt, workedOn, minutes, visit } = row
  const facts = {
    id: row.id,
    clientId: row.clientId,
    agreementId: row.agreementId,
    ticketAgreementId: row.ticketAgreementId,
    ...(row.ticketId !== null && { ticketId: row.ticketId }),
    ...(row.siteId !== null && { siteId: row.siteId }),
    ...(row.channel !== null && { channel: row.channel }),
    ...(row.ticketMinutesBefore !== null && { ticketMinutesBefore: row.ticketMinutesBefore }),
    ...(row.sizeDecision !== null && { sizeDecision: row.sizeDecision }),
    category: row.category,
    workType: row.workType,
    role: row.role,
    emergency: row.emergency,
    rateMinor: row.rateMinor,
    charge: row.charge,
    chargeReason: row.chargeReason,
    billableMinutes: row.billableMinutes,
    approved: row.approved,
    ...(visit && {
      visit: {
        id: visit.id,
        travel: {
          ...(visit.zone !== null && { zone: visit.zone }),
          ...(visit.metres !== null && { metres: visit.metres }),
          sharedBy: visit.sharedBy,
          shareIndex: visit.shareIndex,
        },
      },
    }),
  }
  if (startedAt !== null && endedAt !== null) return { ...facts, startedAt, endedAt }
  return { ...facts, workedOn, minutes, class: row.class }
}

const titles: Record<string, string> = {
  remote: 'Remote work',
  'on-site': 'Work on site',
  project: 'Project work',
  travel: 'Travel',
}
const titleOf = ({ workType }: Row) => titles[workType] ?? 'Work'
