import type { Actor } from '#kernel/actor.ts'
import type { Context } from '#platform/context.ts'
import { NotAllowed } from '#platform/failures.ts'

type Contact = Extract<Actor, { kind: 'contact' }>

/** The portal is the client's: whoever is here acts for one, with the rights that client gave. */
export function asContact({ actor }: Pick<Context, 'actor'>): Contact {
  if (actor.kind === 'contact') return actor
  throw new NotAllowed('The portal is for people of your clients.')
}

export function asAsker(context: Pick<Context, 'actor'>): Contact {
  const contact = asContact(context)
  if (contact.rights.asks) return contact
  throw new NotAllowed('You may read here. Ask your main contact for the right to open tickets.')
}
