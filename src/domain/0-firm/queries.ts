import { sql } from 'kysely'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { capabilities, may } from './rules/permissions.ts'

/** The person behind a session or a key, while they work here. */
export async function personActor(tx: Tx, personId: string, scopes?: string[]): Promise<Actor | undefined> {
  const person = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .select((row) => row.ref('roles').$castTo<Role[]>().as('roles'))
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return person && { kind: 'person', personId: person.id, name: person.name, roles: person.roles, scopes }
}

export async function session(context: Context) {
  const { actor, now } = context
  const firm = await context.db.read(theFirm)
  const allowed = Object.keys(capabilities).filter(
    (name): name is keyof typeof capabilities => name in capabilities,
  )
  return {
    kind: actor.kind === 'contact' ? ('contact' as const) : ('person' as const),
    id: actor.kind === 'person' ? actor.personId : actor.kind === 'contact' ? actor.contactId : '',
    name: actor.name,
    roles: actor.kind === 'person' ? [...actor.roles] : [],
    may: allowed.filter((capability) => may(actor, capability).yes),
    firm,
    now,
  }
}

/** What every screen needs of the firm. Contacts may know it too, so it comes through a function. */
async function theFirm(tx: Tx) {
  const { rows } = await sql<{
    name: string
    country: string
    currency: string
    locale: string
    zone: string
    size: 'solo' | '2-5' | '6-15' | 'more'
    isDemo: boolean
  }>`select name, country, currency, locale, zone, size, is_demo as "isDemo" from firm_card()`.execute(tx)
  return found(rows[0], 'firm')
}
