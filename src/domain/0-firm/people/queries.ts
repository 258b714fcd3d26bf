import type { Actor, Role } from '#kernel/actor.ts'
import type { Tx } from '#platform/database/firm-database.ts'

const personRows = (tx: Tx) =>
  tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'phone', 'billing_role as billingRole', 'zone', 'revision'])
    .select(['cost_per_hour_minor as costPerHourMinor', 'starts_on as startsOn', 'ends_on as endsOn'])
    .select((row) => row.ref('roles').$castTo<Role[]>().as('roles'))
    .select((row) => row.cast<number>('hours_per_month', 'float8').as('hoursPerMonth'))

/** Everybody who works or worked here, by name; `endsOn` is the first day they no longer do. */
export const peopleList = (tx: Tx) =>
  personRows(tx).where('erased_at', 'is', null).orderBy('name').orderBy('id').execute()
export type Person = Awaited<ReturnType<typeof peopleList>>[number]

export const personById = (tx: Tx, id: string) =>
  personRows(tx).where('id', '=', id).where('erased_at', 'is', null).executeTakeFirst()

/** The person behind a session or a key, while they work here. */
export async function personActor(tx: Tx, personId: string, scopes?: string[]): Promise<Actor | undefined> {
  const person = await personById(tx, personId)
  return person && { kind: 'person', personId: person.id, name: person.name, roles: person.roles, scopes }
}
