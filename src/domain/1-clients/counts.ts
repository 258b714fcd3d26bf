import { allow } from '#firm'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId } from '#platform/ids.ts'
import { clientExists } from './contacts.ts'
import type { DatedCount } from './queries.ts'

type NewCount = DatedCount & { clientId: string; source?: string }

/** Says how many there are from a day on. A second word on the same day corrects the first. */
export function countEndpoints(context: Context, count: NewCount) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    await clientExists(tx, count.clientId)
    const id = await insertCount(tx, context, count)
    const { clientId, what } = count
    const details = {
      text: `${count.count} ${what}s from ${count.countedOn}`,
      what,
      countedOn: count.countedOn,
    }
    await recordHappenings(tx, context, [{ kind: 'count.changed', aboutId: id, clientId, details }])
    return { id }
  })
}

export async function insertCount(tx: Tx, { now }: { now: string }, count: NewCount) {
  const id = newId()
  await tx
    .insertInto('endpoint_count')
    .values({
      id,
      client_id: count.clientId,
      what: count.what,
      count: count.count,
      counted_on: count.countedOn,
      source: count.source ?? 'typed',
      made_at: now,
    })
    .execute()
  return id
}
