import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { firmCard } from '../details/queries.ts'
import { capabilityNames, may } from '../rules/permissions.ts'

/** Who asks, what that allows, and in which firm: for every screen. Contacts ask it too. */
export async function session(context: Context) {
  const { actor, now, userId } = context
  const { firm, firms } = await context.db.read(async (tx) => ({
    firm: await firmCard(tx),
    firms: await sql<{ id: string; name: string; isHere: boolean }>`
      select firm_id as id, name, firm_id = door.this_firm() as "isHere"
      from firms_of_user(${userId ?? null})`.execute(tx),
  }))
  return {
    kind: actor.kind === 'contact' ? ('contact' as const) : ('person' as const),
    id: actor.kind === 'person' ? actor.personId : actor.kind === 'contact' ? actor.contactId : '',
    name: actor.name,
    roles: actor.kind === 'person' ? [...actor.roles] : [],
    may: capabilityNames.filter((capability) => may(actor, capability).yes),
    rights: actor.kind === 'contact' ? actor.rights : null,
    firm,
    firms: firms.rows,
    now,
  }
}
