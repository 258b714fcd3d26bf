import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/failures.ts'
import { ownSelf } from './own-self.ts'

/** Signs out somewhere else: a lost phone, a borrowed computer. */
export async function endSession(context: Context, id: string) {
  const { userId, sessionId } = ownSelf(context)
  if (id === sessionId) throw new Refused('this-session')
  const ended = await context.accounts.signOut(userId, (one) => one === id)
  if (ended === 0) throw new NotFound('session')
  return context.db.write(async () => ({ id }))
}

/** Signs out everywhere but here. */
export async function endOtherSessions(context: Context) {
  const { userId, sessionId } = ownSelf(context)
  const ended = await context.accounts.signOut(userId, (one) => one !== sessionId)
  return context.db.write(async () => ({ ended }))
}
