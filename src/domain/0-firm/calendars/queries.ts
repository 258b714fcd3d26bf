import type { CalendarSpec } from '#kernel/business-calendar.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { allow } from '../allow.ts'

const calendarRows = (tx: Tx) =>
  tx
    .selectFrom('service_calendar')
    .select(['id', 'name', 'is_default as isDefault', 'revision'])
    .select((row) => row.ref('spec').$castTo<CalendarSpec>().as('spec'))

/** The firm's service calendars, the default one first. */
export const calendars = (tx: Tx) =>
  calendarRows(tx).orderBy('is_default', 'desc').orderBy('name').orderBy('id').execute()

/** The firm's own opening hours: what counts as business where no agreement has a calendar. */
export async function defaultCalendar(tx: Tx) {
  return found(await calendarRows(tx).where('is_default', '=', true).executeTakeFirst(), 'calendar')
}
export type ServiceCalendar = Awaited<ReturnType<typeof defaultCalendar>>

export const calendarById = (tx: Tx, id: string) => calendarRows(tx).where('id', '=', id).executeTakeFirst()

export async function listCalendars(context: Context) {
  allow(context, 'serve')
  const items = await context.db.read(calendars)
  return { items, total: items.length }
}
