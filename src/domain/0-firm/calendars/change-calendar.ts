import { businessCalendar, type CalendarSpec } from '#kernel/business-calendar.ts'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found, Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { allow } from '../allow.ts'
import { calendarById, calendars } from './queries.ts'

type CalendarFields = { name: string; spec: CalendarSpec }

export async function addCalendar(context: Context, { name, spec }: CalendarFields) {
  allow(context, 'manage-firm')
  orRefuse(businessCalendar(spec))
  return context.db.write(async (tx) => {
    const id = newId()
    await tx
      .insertInto('service_calendar')
      .values({ id, name, spec: JSON.stringify(spec) })
      .execute()
    await recordHappenings(tx, context, [{ kind: 'calendar.added', aboutId: id }])
    return { id }
  })
}

/** Changes hours, holidays and exceptions. Clocks that run by it hear of it and move. */
export async function changeCalendar(
  context: Context,
  { id, revision, name, spec }: CalendarFields & { id: string; revision: number },
) {
  allow(context, 'manage-firm')
  orRefuse(businessCalendar(spec))
  return context.db.write(async (tx) => {
    const changed = await tx
      .updateTable('service_calendar')
      .set({ name, spec: JSON.stringify(spec), revision: revision + 1 })
      .where('id', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst()
    const calendar = found(await calendarById(tx, id), 'calendar')
    if (changed.numUpdatedRows === 0n) throw new Stale('calendar', calendar)
    await recordHappenings(tx, context, [{ kind: 'calendar.changed', aboutId: id }])
    return calendar
  })
}

/** Makes a calendar the firm's own: what counts as business where no agreement says otherwise. */
export async function makeCalendarDefault(context: Context, id: string) {
  allow(context, 'manage-firm')
  return context.db.write(async (tx) => {
    await tx.selectFrom('service_calendar').select('id').orderBy('id').forUpdate().execute()
    found(await calendarById(tx, id), 'calendar')
    // One after the other: the index allows one default at any moment.
    await setDefault(tx, false, (await calendars(tx)).find((one) => one.isDefault)?.id)
    await setDefault(tx, true, id)
    await recordHappenings(tx, context, [{ kind: 'calendar.changed', aboutId: id }])
    return found(await calendarById(tx, id), 'calendar')
  })
}

async function setDefault(tx: Tx, is_default: boolean, id: string | undefined) {
  if (id === undefined) return
  await tx
    .updateTable('service_calendar')
    .set((calendar) => ({ is_default, revision: calendar(calendar.ref('revision'), '+', 1) }))
    .where('id', '=', id)
    .execute()
}
