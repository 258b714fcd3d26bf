import { sql } from 'kysely'
import type { TimeEntry } from '#agreements/rules'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'

export type EntriesQuery = { clientIds: readonly string[]; from: Day; through: Day }

/**
 * Time worked for some clients in a stretch of days, as `rate` takes it, in one query. Emergency is the
 * ticket's fact; minutes on a ticket before the stretch come along for the test of size.
 */
export async function timeEntriesFor(
  tx: Tx,
  { clientIds, from, through }: EntriesQuery,
): Promise<TimeEntry[]> {
  const { rows } = await sql<StoredWork>`
    with work as materialized (
      select * from time_entry where client_id = any(${clientIds}) and worked_on between ${from} and ${through}
        and cancelled_at is null),
    earlier as (
      select b.ticket_id, sum(b.minutes)::int as minutes from time_entry b
      where b.ticket_id in (select ticket_id from work) and b.worked_on < ${from} and b.cancelled_at is null
      group by b.ticket_id),
    trips as (
      select v.trip_id, count(*)::int as shared_by, array_agg(v.id order by v.starts_at, v.id) as visits from visit v
      where v.trip_id in (select trip_id from visit where id in (select visit_id from work)) and v.cancelled_at is null
      group by v.trip_id)
    select w.id, w.client_id as "clientId", w.agreement_id as "agreementId", t.agreement_id as "ticketAgreementId",
      w.ticket_id as "ticketId", e.minutes as "ticketMinutesBefore", w.rate_minor as "rateMinor", w.charge,
      w.charge_reason as "chargeReason", w.billable_minutes as "billableMinutes", w.size_decision as "sizeDecision",
      w.category_key as category, w.work_type as "workType", w.role, t.channel, coalesce(t.site_id, v.site_id) as "siteId",
      w.emergency, w.started_at as "startedAt", w.ended_at as "endedAt", w.worked_on as "workedOn", w.minutes, w.class,
      exists (select from work_approval a where a.ticket_id = w.ticket_id and a.answer = 'yes') as approved,
      v.id as "visitId", s.travel_zone as zone, (s.distance_km * 1000)::int as metres, r.shared_by as "sharedBy",
      array_position(r.visits, v.id) - 1 as "shareIndex"
    from work w
    left join ticket t on t.id = w.ticket_id
    left join earlier e on e.ticket_id = w.ticket_id
    left join visit v on v.id = w.visit_id
    left join site s on s.id = v.site_id
    left join trips r on r.trip_id = v.trip_id
    order by w.worked_on, w.started_at nulls first, w.id`.execute(tx)
  return rows.map(entryOf)
}

type StoredWork = {
  id: string
  clientId: string
  agreementId: string | null
  ticketAgreementId: string | null
  ticketId: string | null
  ticketMinutesBefore: number | null
  rateMinor: number | null
  charge: 'as-rated' | 'no-charge' | 'internal'
  chargeReason: string
  billableMinutes: number | null
  sizeDecision: 'project' | 'covered' | null
  category: string
  workType: string
  role: string
  channel: string | null
  siteId: string | null
  emergency: boolean
  startedAt: string | null
  endedAt: string | null
  workedOn: Day
  minutes: number
  class: 'business' | 'evening' | 'weekend' | 'holiday'
  approved: boolean
  visitId: string | null
  zone: string | null
  metres: number | null
  sharedBy: number | null
  shareIndex: number | null
}

/** What a row doesn't know is left out: rules tell absent from null. */
function entryOf(row: StoredWork): TimeEntry {
  const {
    startedAt,
    endedAt,
    workedOn,
    minutes,
    ticketId,
    siteId,
    channel,
    ticketMinutesBefore,
    sizeDecision,
  } = row
  const facts = {
    id: row.id,
    clientId: row.clientId,
    agreementId: row.agreementId,
    ticketAgreementId: row.ticketAgreementId,
    rateMinor: row.rateMinor,
    charge: row.charge,
    chargeReason: row.chargeReason,
    billableMinutes: row.billableMinutes,
    approved: row.approved,
    category: row.category,
    workType: row.workType,
    role: row.role,
    emergency: row.emergency,
    ...(ticketId !== null && { ticketId }),
    ...(ticketMinutesBefore !== null && { ticketMinutesBefore }),
    ...(siteId !== null && { siteId }),
    ...(channel !== null && { channel }),
    ...(sizeDecision !== null && { sizeDecision }),
    ...(row.visitId !== null && { visit: { id: row.visitId, ...travelOf(row) } }),
  }
  return startedAt !== null && endedAt !== null
    ? { ...facts, startedAt, endedAt }
    : { ...facts, workedOn, minutes, class: row.class }
}

function travelOf({ zone, metres, sharedBy, shareIndex }: StoredWork) {
  if (zone === null && metres === null) return {}
  return {
    travel: {
      ...(zone !== null && { zone }),
      ...(metres !== null && { metres }),
      ...(sharedBy !== null && shareIndex !== null && { sharedBy, shareIndex }),
    },
  }
}
