import { sql } from 'kysely'
import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { invoiceRows, todayOf } from '../invoices/queries.ts'
import { reminderName } from '../rules/reminders.ts'

type Row = {
  id: string
  invoiceId: string
  number: string
  clientId: string
  client: string
  step: number
  state: 'waiting' | 'sent' | 'dropped'
  dueOn: Day
  daysLate: number
  currency: string
  openMinor: number
  sentAt: string | null
  approvedBy: string
}
type Query = ListQuery & { q?: string | undefined; state?: string | undefined; clientId?: string | undefined }

/** Reminders taken up: waiting for a yes, sent, or dropped because the invoice was paid before. */
export function listReminders(context: Context, query: Query) {
  allow(context, 'see-money')
  return context.db.read(async (tx) => {
    const { q, state, clientId } = query
    const rows = sql`
      select * from (
        select d.id, d.invoice_id as "invoiceId", i.number, i."clientId", i.client, d.step,
          case when d.sent_at is not null then 'sent' when i."openMinor" <= 0 then 'dropped' else 'waiting' end as state,
          i."dueOn", i."daysLate", i.currency, i."openMinor", d.sent_at as "sentAt", d.approved_by as "approvedBy"
        from dunning_step d join (${invoiceRows(await todayOf(tx, context))}) i on i.id = d.invoice_id) r
      where true ${state === undefined ? sql`` : sql`and state = ${state}`}
        ${clientId === undefined ? sql`` : sql`and "clientId" = ${clientId}`}
        ${q === undefined ? sql`` : sql`and (client ilike ${containing(q)} or number ilike ${containing(q)})`}`
    const page = await listPage<Row>(
      tx,
      rows,
      query,
      {
        state: sql`array_position(array['waiting', 'sent', 'dropped'], state)`,
        dueOn: sql`"dueOn"`,
        client: sql`client collate "und-x-icu"`,
        openMinor: sql`"openMinor"`,
        daysLate: sql`"daysLate"`,
      },
      sql`"dueOn", step desc, id`,
    )
    return { ...page, items: page.items.map((row) => ({ ...row, name: reminderName(row.step) })) }
  })
}
