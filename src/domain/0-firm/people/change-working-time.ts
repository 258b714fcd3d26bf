import { businessCalendar, type OpenHours } from '#kernel/business-calendar.ts'
import type { Weekday } from '#kernel/days.ts'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { allow } from '../allow.ts'
import { leaveOf, personById, personPage } from './queries.ts'
import { mayTakeLeave } from './rules.ts'

/** Says when somebody works; no hours at all means the firm's opening hours. */
export async function changeShifts(
  context: Context,
  { id, shifts }: { id: string; shifts: Partial<Record<Weekday, readonly OpenHours[]>> },
) {
  allow(context, 'manage-people')
  const rows = Object.entries(shifts).flatMap(([weekday, hours]) =>
    hours.map(([opens, closes]) => ({ id: newId(), person_id: id, weekday, opens, closes })),
  )
  if (rows.length > 0) orRefuse(businessCalendar({ timezone: 'UTC', hours: shifts }))
  return context.db.write(async (tx) => {
    found(await personById(tx, id), 'person')
    await tx.deleteFrom('shift').where('person_id', '=', id).execute()
    if (rows.length > 0) await tx.insertInto('shift').values(rows).execute()
    await recordHappenings(tx, context, [{ kind: 'person.shifts-changed', aboutId: id }])
    return personPage(tx, context, id)
  })
}

type NewLeave = { id: string; fromOn: string; toOn: string; kind: string }

/** Enters leave, whole days; `toOn` is the first day back. */
export async function takeLeave(context: Context, { id, fromOn, toOn, kind }: NewLeave) {
  allow(context, 'manage-people')
  return context.db.write(async (tx) => {
    // Held, so that the same days are not taken twice at once.
    await tx.selectFrom('person').select('id').where('id', '=', id).forUpdate().execute()
    found(await personById(tx, id), 'person')
    orRefuse(mayTakeLeave({ fromOn, toOn }, await leaveOf(tx, id)))
    const leaveId = newId()
    const leave = { id: leaveId, person_id: id, from_on: fromOn, to_on: toOn, kind }
    await tx.insertInto('leave').values(leave).execute()
    await recordHappenings(tx, context, [
      { kind: 'person.leave-taken', aboutId: id, details: { fromOn, toOn } },
    ])
    return { id: leaveId }
  })
}

export async function cancelLeave(context: Context, { id, leaveId }: { id: string; leaveId: string }) {
  allow(context, 'manage-people')
  return context.db.write(async (tx) => {
    const cancelled = await tx
      .deleteFrom('leave')
      .where('id', '=', leaveId)
      .where('person_id', '=', id)
      .returning('id')
      .executeTakeFirst()
    found(cancelled, 'leave')
    await recordHappenings(tx, context, [{ kind: 'person.leave-cancelled', aboutId: id }])
    return { id: leaveId }
  })
}
