import { sql } from 'kysely'
import type { Actor, Role } from '#kernel/actor.ts'
import type { OpenHours } from '#kernel/business-calendar.ts'
import { type Weekday, weekdays } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import { apiKeysOf } from '../account/queries.ts'
import { allow } from '../allow.ts'
import { may } from '../rules/permissions.ts'

const personRows = (tx: Tx) =>
  tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'phone', 'billing_role as billingRole', 'zone', 'revision'])
    .select(['cost_per_hour_minor as costPerHourMinor', 'starts_on as startsOn', 'ends_on as endsOn'])
    .select((row) => row.ref('roles').$castTo<Role[]>().as('roles'))
    .select((row) => row.cast<number>('hours_per_month', 'float8').as('hoursPerMonth'))
    .select(sql<boolean>`id in (select subject_id from door.subjects_with_access())`.as('hasAccess'))
    .where('erased_at', 'is', null)

/** Everybody who works or worked here, by name; `endsOn` is the first day they no longer do. */
export const peopleList = (tx: Tx) => personRows(tx).orderBy('name').orderBy('id').execute()
export type Person = Awaited<ReturnType<typeof peopleList>>[number]

export const personById = (tx: Tx, id: string) => personRows(tx).where('id', '=', id).executeTakeFirst()

/** The person behind a session or a key, while they work here, with what the settings add to the roles. */
export async function personActor(tx: Tx, personId: string, scopes?: string[]): Promise<Actor | undefined> {
  const person = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .select((row) => row.ref('roles').$castTo<Role[]>().as('roles'))
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('firm_setting')
          .select('name')
          .where('name', '=', 'techniciansSeeMoney')
          .where('value', '=', 'true'),
      )
        .$castTo<boolean>()
        .as('seesMoney'),
    )
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!person) return undefined
  const { id, name, roles, seesMoney } = person
  return { kind: 'person', personId: id, name, roles, alsoMay: seesMoney ? ['see-money'] : [], scopes }
}

type PeopleQuery = ListQuery & { q?: string; hasAccess?: boolean }

export async function listPeople(context: Context, { q = '', hasAccess, ...page }: PeopleQuery) {
  allow(context, 'serve')
  const rows = sql`
    select p.id, p.name, p.email, p.phone, p.billing_role as "billingRole", p.zone, p.revision,
      p.roles, p.hours_per_month::float8 as "hoursPerMonth", p.starts_on as "startsOn", p.ends_on as "endsOn",
      ${costOf(context)} as "costPerHourMinor",
      p.id in (select subject_id from door.subjects_with_access()) as "hasAccess"
    from person p
    where p.erased_at is null and (p.name ilike ${containing(q)} or p.email ilike ${containing(q)})`
  const kept =
    hasAccess === undefined ? rows : sql`select * from (${rows}) p where "hasAccess" = ${hasAccess}`
  return context.db.read((tx) =>
    listPage<Person & { costPerHourMinor: number | null }>(tx, kept, page, {
      name: sql`name collate "und-x-icu"`,
      email: sql`email`,
      roles: sql`roles`,
      hoursPerMonth: sql`"hoursPerMonth"`,
      startsOn: sql`"startsOn"`,
    }),
  )
}

const costOf = (context: Context) => (seesCost(context) ? sql`p.cost_per_hour_minor` : sql`null::bigint`)

/** What colleagues cost is for those who read the books. */
const seesCost = ({ actor }: Context) => may(actor, 'see-revenue').yes

export function onePerson(context: Context, id: string) {
  allow(context, 'serve')
  return context.db.read((tx) => personPage(tx, context, id))
}

/** A person with all that the page shows, read in the transaction that may have changed it. */
export async function personPage(tx: Tx, context: Context, id: string) {
  const person = found(await personById(tx, id), 'person')
  const isOwnOrManaged =
    may(context.actor, 'manage-people').yes ||
    (context.actor.kind === 'person' && context.actor.personId === id)
  return {
    ...person,
    costPerHourMinor: seesCost(context) ? person.costPerHourMinor : null,
    skills: await skillsOf(tx, id),
    shifts: await shiftsOf(tx, id),
    leave: await leaveOf(tx, id),
    apiKeys: isOwnOrManaged ? await apiKeysOf(tx, id) : [],
  }
}

async function skillsOf(tx: Tx, id: string) {
  const rows = await tx
    .selectFrom('person_skill')
    .select('technology')
    .where('person_id', '=', id)
    .orderBy('technology')
    .execute()
  return rows.map(({ technology }) => technology)
}

type Shifts = Partial<Record<Weekday, [string, string][]>>

/** When somebody works, in the form of a calendar's hours; empty: the firm's opening hours. */
export async function shiftsOf(tx: Tx, id: string): Promise<Shifts> {
  const rows = await tx
    .selectFrom('shift')
    .select(['weekday', 'opens', 'closes'])
    .where('person_id', '=', id)
    .orderBy('opens')
    .execute()
  const days = weekdays.map((day) => [
    day,
    rows.filter(({ weekday }) => weekday === day).map(({ opens, closes }): OpenHours => [opens, closes]),
  ])
  return Object.fromEntries(days.filter(([, hours]) => hours?.length))
}

export const leaveOf = (tx: Tx, personId: string) =>
  tx
    .selectFrom('leave')
    .select(['id', 'from_on as fromOn', 'to_on as toOn', 'kind'])
    .where('person_id', '=', personId)
    .orderBy('from_on', 'desc')
    .execute()

/** Everybody's leave that touches [from, to): for capacity and for who is there. */
export const leaveBetween = (tx: Tx, from: string, to: string) =>
  tx
    .selectFrom('leave')
    .select(['person_id as personId', 'from_on as fromOn', 'to_on as toOn', 'kind'])
    .where('from_on', '<', to)
    .where('to_on', '>', from)
    .orderBy('from_on')
    .execute()

/** Everybody's shifts, by person; who has none works the firm's opening hours. */
export const allShifts = (tx: Tx) =>
  tx
    .selectFrom('shift')
    .select(['person_id as personId', 'weekday', 'opens', 'closes'])
    .orderBy('opens')
    .execute()

/** Who knows what. */
export const allSkills = (tx: Tx) =>
  tx
    .selectFrom('person_skill')
    .select(['person_id as personId', 'technology'])
    .orderBy('technology')
    .execute()
