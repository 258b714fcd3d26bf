import { allow } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found, Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { lockedThrough } from './locks.ts'
import { mayChangeTime } from './rules.ts'
import { allowTouch, type TimeFacts, type Typed, timeFacts } from './time-facts.ts'

/** Logs work. In a period that is billed it is late: the next invoice adjusts. */
export function logTime(context: Context, typed: Typed) {
  allow(context, 'log-time')
  return context.db.write(async (tx) => {
    const facts = await timeFacts(tx, context, typed)
    const id = await insertTime(tx, facts, context.now)
    await keepNote(tx, id, typed.note)
    return { id, minutes: facts.minutes, late: await isLocked(tx, facts.client_id, facts.worked_on) }
  })
}

export async function insertTime(tx: Tx, facts: TimeFacts, now: string): Promise<string> {
  const id = newId()
  await tx
    .insertInto('time_entry')
    .values({ id, ...facts, made_at: now })
    .execute()
  return id
}

/** Changes time that no invoice has closed; into a closed period it cannot be moved either. */
export function changeTime(
  context: Context,
  { timeEntryId, revision, ...typed }: Typed & { timeEntryId: string; revision: number },
) {
  allow(context, 'log-time')
  return context.db.write(async (tx) => {
    const entry = await heldEntry(tx, timeEntryId)
    allowTouch(context, entry)
    const lock = (await lockedThrough(tx, [entry.clientId])).get(entry.clientId) ?? null
    orRefuse(mayChangeTime(entry, lock))
    if (entry.revision !== revision) throw new Stale('time entry', entry)
    const facts = await timeFacts(tx, context, { ...typed, personId: typed.personId ?? entry.personId })
    orRefuse(mayChangeTime({ workedOn: facts.worked_on, cancelled: false }, lock))
    await tx
      .updateTable('time_entry')
      .set({ ...facts, approved_at: null, revision: revision + 1 })
      .where('id', '=', timeEntryId)
      .execute()
    await keepNote(tx, timeEntryId, typed.note)
    return { id: timeEntryId, minutes: facts.minutes, late: false, revision: revision + 1 }
  })
}

/** Cancels time that no invoice has closed; the row stays for the record. */
export function cancelTime(context: Context, { timeEntryId }: { timeEntryId: string }) {
  allow(context, 'log-time')
  return context.db.write(async (tx) => {
    const entry = await heldEntry(tx, timeEntryId)
    allowTouch(context, entry)
    orRefuse(mayChangeTime(entry, (await lockedThrough(tx, [entry.clientId])).get(entry.clientId) ?? null))
    await tx
      .updateTable('time_entry')
      .set({ cancelled_at: context.now, revision: entry.revision + 1 })
      .where('id', '=', timeEntryId)
      .execute()
    return { id: timeEntryId }
  })
}

export function approveTime(context: Context, { timeEntryId }: { timeEntryId: string }) {
  allow(context, 'change-time')
  return context.db.write(async (tx) => {
    const entry = await heldEntry(tx, timeEntryId)
    orRefuse(mayChangeTime(entry, null))
    await tx
      .updateTable('time_entry')
      .set({ approved_at: context.now })
      .where('id', '=', timeEntryId)
      .execute()
    return { id: timeEntryId }
  })
}

const heldEntry = async (tx: Tx, id: string) =>
  found(
    await tx
      .selectFrom('time_entry')
      .select([
        'id',
        'client_id as clientId',
        'person_id as personId',
        'worked_on as workedOn',
        'minutes',
        'revision',
      ])
      .select((row) => row('cancelled_at', 'is not', null).$castTo<boolean>().as('cancelled'))
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
    'time entry',
  )

async function isLocked(tx: Tx, clientId: string, workedOn: string): Promise<boolean> {
  const lock = (await lockedThrough(tx, [clientId])).get(clientId)
  return lock !== undefined && workedOn <= lock
}

async function keepNote(tx: Tx, timeEntryId: string, body: string) {
  const note = { time_entry_id: timeEntryId, body }
  const known = await tx
    .updateTable('time_note')
    .set({ body })
    .where('time_entry_id', '=', timeEntryId)
    .executeTakeFirst()
  if (known.numUpdatedRows === 0n && body) await tx.insertInto('time_note').values(note).execute()
}
