import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { allow } from '#firm'
import { epochMs } from '#kernel/instants.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { promiseHours } from '../promises/rules.ts'
import { type DeskRules, deskRules } from '../tickets/desk-rules.ts'
import type { VendorCase } from '../tickets/ticket/contract.ts'

type Case = z.infer<typeof VendorCase>
type Stored = Omit<Case, 'openMinutes' | 'openDays'>
type Listed = Stored & { ticketId: string; ticketNumber: number; title: string; client: string }
type Query = ListQuery & { q?: string; open?: boolean; clientId?: string; vendorId?: string }

export async function casesOfTicket(tx: Tx, context: Context, ticketId: string): Promise<Case[]> {
  const { rows } = await caseRows(sql`v.ticket_id = ${ticketId}`).execute(tx)
  if (rows.length === 0) return []
  const rules = await deskRules(tx)
  return rows.map(({ ticketId: _, ticketNumber: __, title: ___, client: ____, ...one }) =>
    withClock(one, rules, context.now),
  )
}

export function listCases(context: Context, query: Query) {
  allow(context, 'serve')
  return context.db.read(async (tx) => {
    const where = [
      sql`true`,
      query.open === true && sql`v.closed_at is null`,
      query.open === false && sql`v.closed_at is not null`,
      query.clientId && sql`v.client_id = ${query.clientId}`,
      query.vendorId && sql`v.vendor_id = ${query.vendorId}`,
      query.q && sql`(n.name ilike ${containing(query.q)} or v.reference ilike ${containing(query.q)})`,
    ].filter((condition) => typeof condition === 'object')
    const page = await listPage<Listed>(tx, caseRows(sql.join(where, sql` and `)), query, {
      openedAt: sql`"openedAt"`,
      vendor: sql`vendor collate "und-x-icu"`,
      client: sql`client collate "und-x-icu"`,
    })
    const rules = await deskRules(tx)
    return { ...page, items: page.items.map((one) => withClock(one, rules, context.now)) }
  })
}

const caseRows = (where: RawBuilder<unknown>) => sql<Listed>`
  select v.id, v.vendor_id as "vendorId", n.name as vendor, n.phone, v.reference, v.note, v.opened_at as "openedAt",
    v.closed_at as "closedAt", v.revision, v.ticket_id as "ticketId", t.number as "ticketNumber", t.title, c.name as client
  from vendor_case v join vendor n on n.id = v.vendor_id join ticket t on t.id = v.ticket_id
  join client c on c.id = v.client_id where ${where} order by v.opened_at desc`

/** How long the vendor has had it: our working time, and days begun, as one says it on the phone. */
function withClock<One extends Stored>(
  one: One,
  { hours }: DeskRules,
  now: string,
): One & Pick<Case, 'openMinutes' | 'openDays'> {
  const [from, to] = [epochMs(one.openedAt), epochMs(one.closedAt ?? now)]
  const openMinutes = Math.round(promiseHours(hours).elapsedMs(from, to) / 60_000)
  return { ...one, openMinutes, openDays: Math.floor((to - from) / 86_400_000) + 1 }
}
