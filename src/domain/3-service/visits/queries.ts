import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { allow, firmCard } from '#firm'
import { addDays, type Day } from '#kernel/days.ts'
import { dayAt, startOfDay } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import type { Visit } from './contract.ts'

type Row = z.infer<typeof Visit>
type Query = ListQuery & {
  q?: string
  from?: Day
  through?: Day
  clientId?: string
  personId?: string
  kind?: string
}

/** Visits by day, from today on unless days are asked for. */
export function listVisits(context: Context, query: Query) {
  allow(context, 'serve')
  return context.db.read(async (tx) => {
    const { zone } = await firmCard(tx)
    const from = query.from ?? (query.through ? undefined : dayAt(context.now, zone))
    const where = [
      sql`v.cancelled_at is null`,
      from && sql`v.starts_at >= ${startOfDay(from, zone)}`,
      query.through && sql`v.starts_at < ${startOfDay(addDays(query.through, 1), zone)}`,
      query.clientId && sql`v.client_id = ${query.clientId}`,
      query.personId && sql`v.person_id = ${query.personId}`,
      query.kind && sql`v.kind = ${query.kind}`,
      query.q && sql`(v.title ilike ${containing(query.q)} or c.name ilike ${containing(query.q)})`,
    ].filter((condition) => typeof condition === 'object')
    return listPage<Row>(tx, visitRows(sql.join(where, sql` and `)), query, {
      startsAt: sql`"startsAt"`,
      client: sql`client collate "und-x-icu"`,
    })
  })
}

export function visitById(context: Context, visitId: string): Promise<Row> {
  allow(context, 'serve')
  return context.db.read((tx) => oneVisit(tx, visitId))
}

async function oneVisit(tx: Tx, visitId: string): Promise<Row> {
  const { rows } = await visitRows(sql`v.id = ${visitId}`).execute(tx)
  return found(rows[0], 'visit')
}

const visitRows = (where: RawBuilder<unknown>) => sql<Row>`
  select v.id, v.client_id as "clientId", c.name as client, v.site_id as "siteId", s.name as site,
    coalesce(nullif(s.address, ''), c.address) as address, v.ticket_id as "ticketId", t.number as "ticketNumber",
    v.person_id as "personId", p.name as person, v.kind, v.title, v.starts_at as "startsAt", v.ends_at as "endsAt",
    v.arrived_at as "arrivedAt", v.left_at as "leftAt", v.cancelled_at as "cancelledAt", v.signed_at as "signedAt",
    v.signed_by as "signedBy", v.report, v.trip_id as "tripId", v.checklist, v.revision
  from visit v join client c on c.id = v.client_id
  left join site s on s.id = v.site_id left join ticket t on t.id = v.ticket_id left join person p on p.id = v.person_id
  where ${where}`
