import type { Context } from '#platform/context.ts'
import { NotAllowed } from '#platform/failures.ts'

/** The person who is signed in. A program with a key has no account of its own to look after. */
export function ownSelf({ actor, userId, sessionId }: Context) {
  if (actor.kind !== 'person' || !userId || !sessionId)
    throw new NotAllowed('This is for people who are signed in, not for programs with a key.')
  return { personId: actor.personId, userId, sessionId }
}
