import type { Context } from '#platform/context.ts'
import { NotAllowed } from '#platform/failures.ts'
import { type Capability, capabilities, may, rolesWith } from './rules/permissions.ts'

/** Asks the rule in a verb; a no ends it. */
export function allow({ actor }: Pick<Context, 'actor'>, what: Capability): void {
  if (may(actor, what).yes) return
  throw new NotAllowed(
    `Only ${rolesWith(what).join(' or ')} may do this: ${capabilities[what].toLowerCase()}.`,
  )
}
