import type { Context } from '#platform/context.ts'
import { firmCard } from './details/queries.ts'
import { capabilities, may } from './rules/permissions.ts'

export async function session(context: Context) {
  const { actor, now } = context
  const firm = await context.db.read(firmCard)
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
