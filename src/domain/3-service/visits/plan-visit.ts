import type { z } from 'zod'
import { allow } from '#firm'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found, Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { belongs, checkPlace, personWorksHere } from '../tickets/check-place.ts'
import type { VisitFields } from './contract.ts'
import { type ChecklistItem, newChecklist } from './rules.ts'

type Fields = z.infer<typeof VisitFields>

/** Plans a visit, with the checklist it is there for. */
export function planVisit(context: Context, fields: Fields) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    await checkVisit(tx, fields)
    if (fields.ticketId) await belongs(tx, 'ticket', fields.clientId, fields.ticketId)
    const id = newId()
    await tx
      .insertInto('visit')
      .values({
        id,
        client_id: fields.clientId,
        ticket_id: fields.ticketId ?? null,
        checklist: JSON.stringify(newChecklist(fields.checklist ?? [])),
        made_at: context.now,
        ...columns(fields),
      })
      .execute()
    await recordHappenings(tx, context, [
      {
        kind: 'visit.planned',
        aboutId: id,
        clientId: fields.clientId,
        details: { text: fields.title, startsAt: fields.startsAt },
      },
    ])
    return { id }
  })
}

type Edit = Omit<Fields, 'clientId' | 'checklist' | 'ticketId'> & { visitId: string; revision: number }

/** Moves a visit, or gives it to somebody else; one that was left is history. */
export function changeVisit(context: Context, { visitId, revision, ...fields }: Edit) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const visit = await heldVisit(tx, visitId)
    if (visit.leftAt !== null) throw new Refused('visit-over')
    if (visit.revision !== revision) throw new Stale('visit', visit)
    await checkVisit(tx, { ...fields, clientId: visit.clientId })
    await tx
      .updateTable('visit')
      .set({ ...columns(fields), revision: revision + 1 })
      .where('id', '=', visitId)
      .execute()
    return { revision: revision + 1 }
  })
}

export function cancelVisit(context: Context, { visitId }: { visitId: string }) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const visit = await heldVisit(tx, visitId)
    if (visit.arrivedAt !== null) throw new Refused('visit-over')
    await tx.updateTable('visit').set({ cancelled_at: context.now }).where('id', '=', visitId).execute()
    return { id: visitId }
  })
}

/** Holds a visit until what happens to it is recorded. */
export async function heldVisit(tx: Tx, visitId: string) {
  const visit = await tx
    .selectFrom('visit')
    .select([
      'id',
      'client_id as clientId',
      'ticket_id as ticketId',
      'person_id as personId',
      'title',
      'revision',
    ])
    .select([
      'arrived_at as arrivedAt',
      'left_at as leftAt',
      'signed_at as signedAt',
      'cancelled_at as cancelledAt',
    ])
    .select((row) => row.ref('checklist').$castTo<ChecklistItem[]>().as('checklist'))
    .where('id', '=', visitId)
    .forUpdate()
    .executeTakeFirst()
  return found(visit, 'visit')
}
export type HeldVisit = Awaited<ReturnType<typeof heldVisit>>

async function checkVisit(tx: Tx, { clientId, siteId, personId, startsAt, endsAt }: Fields) {
  await checkPlace(tx, { clientId, siteId })
  if (personId) await personWorksHere(tx, personId, 'personId')
  if (Date.parse(endsAt) <= Date.parse(startsAt)) throw new Refused('ends-before-start', { field: 'endsAt' })
}

const columns = (fields: Omit<Fields, 'clientId' | 'checklist' | 'ticketId'>) => ({
  site_id: fields.siteId ?? null,
  person_id: fields.personId ?? null,
  kind: fields.kind,
  title: fields.title,
  starts_at: fields.startsAt,
  ends_at: fields.endsAt,
  trip_id: fields.tripId ?? null,
})
