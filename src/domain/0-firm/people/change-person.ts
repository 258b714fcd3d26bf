import type { z } from 'zod'
import type { Role } from '#kernel/actor.ts'
import { orRefuse } from '#kernel/decision.ts'
import { zoneOf } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found, Stale } from '#platform/failures.ts'
import { allow } from '../allow.ts'
import type { PersonChange } from './contract.ts'
import { peopleList, personById, personPage } from './queries.ts'
import { keepsAnOwner } from './rules.ts'

/** Changes what is known of a person; what isn't given stays. */
export async function changePerson(
  context: Context,
  { id, revision, ...change }: z.infer<typeof PersonChange>,
) {
  allow(context, 'manage-people')
  return context.db.write(async (tx) => {
    const person = found(await personById(tx, id), 'person')
    const after = { ...person, ...change }
    if (after.zone !== null) orRefuse(zoneOf(after.zone))
    await update(tx, id, revision, {
      name: after.name,
      phone: after.phone,
      billing_role: after.billingRole,
      cost_per_hour_minor: after.costPerHourMinor,
      hours_per_month: String(after.hoursPerMonth),
      zone: after.zone,
      starts_on: after.startsOn,
    })
    await recordHappenings(tx, context, [{ kind: 'person.changed', aboutId: id }])
    return personPage(tx, context, id)
  })
}

/** Changes what somebody may do. A firm keeps an owner. */
export async function changeRoles(context: Context, change: { id: string; revision: number; roles: Role[] }) {
  allow(context, 'manage-people')
  const { id, revision, roles } = change
  return context.db.write(async (tx) => {
    await holdPeople(tx)
    const people = await peopleList(tx)
    const person = found(
      people.find((one) => one.id === id),
      'person',
    )
    orRefuse(keepsAnOwner(people, { ...person, roles }))
    await update(tx, id, revision, { roles })
    const details = { before: person.roles, after: roles }
    await recordHappenings(tx, context, [{ kind: 'person.roles-changed', aboutId: id, details }])
    return personPage(tx, context, id)
  })
}

/** Holds everybody: two owners who let go of each other at once would leave the firm without one. */
export const holdPeople = (tx: Tx) => tx.selectFrom('person').select('id').orderBy('id').forUpdate().execute()

type PersonColumns = {
  name?: string
  phone?: string
  billing_role?: string
  cost_per_hour_minor?: number
  hours_per_month?: string
  zone?: string | null
  starts_on?: string | null
  roles?: Role[]
}

async function update(tx: Tx, id: string, revision: number, columns: PersonColumns) {
  const changed = await tx
    .updateTable('person')
    .set({ ...columns, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale('person', await personById(tx, id))
}
