import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'

/** What an hour without IT costs, in the client's own figure: asked once, kept with the day and who said it. */
export type OwnFigure = { hourMinor: number; askedOn: Day; askedOf: string }

/** Keeps it, in the transaction of whoever asked. A later answer takes the place of the earlier. */
export async function keepOwnFigure(tx: Tx, clientId: string, { hourMinor, askedOn, askedOf }: OwnFigure) {
  await tx
    .updateTable('client_staff')
    .set((row) => ({
      hour_without_it_minor: hourMinor,
      hour_asked_on: askedOn,
      hour_asked_of: askedOf,
      revision: row('revision', '+', 1),
    }))
    .where('client_id', '=', clientId)
    .execute()
}

export async function ownFigureOf(tx: Tx, clientId: string): Promise<OwnFigure | null> {
  const kept = await tx
    .selectFrom('client_staff')
    .where('client_id', '=', clientId)
    .select(['hour_without_it_minor as hourMinor', 'hour_asked_on as askedOn', 'hour_asked_of as askedOf'])
    .executeTakeFirst()
  if (!kept || kept.hourMinor === null || kept.askedOn === null) return null
  return { hourMinor: kept.hourMinor, askedOn: kept.askedOn, askedOf: kept.askedOf ?? '' }
}
