import type { Context } from '#platform/context.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { personById } from '../people/queries.ts'
import { ownSelf } from './own-self.ts'
import { apiKeysOf } from './queries.ts'

/** One's own account: the person here, the account's locks, where it is signed in, and its keys. */
export async function account(context: Context) {
  const { personId, userId, sessionId } = ownSelf(context)
  const known = found(await context.accounts.accountById(userId), 'account')
  const sessions = await context.accounts.signIns(userId)
  const { person, apiKeys } = await context.db.read(async (tx) => ({
    person: found(await personById(tx, personId), 'person'),
    apiKeys: await apiKeysOf(tx, personId),
  }))
  return {
    name: person.name,
    phone: person.phone,
    email: known.email,
    hasPassword: known.hasPassword,
    hasSecondFactor: known.hasSecondFactor,
    sessions: sessions.map((one) => ({ ...one, isThis: one.id === sessionId })),
    apiKeys,
  }
}

/** Changes one's own name and phone number. */
export async function changeOwnDetails(context: Context, { name, phone }: { name: string; phone: string }) {
  const { personId } = ownSelf(context)
  return context.db.write(async (tx) => {
    const changed = await tx
      .updateTable('person')
      .set((person) => ({ name, phone, revision: person(person.ref('revision'), '+', 1) }))
      .where('id', '=', personId)
      .returning(['name', 'phone'])
      .executeTakeFirst()
    await recordHappenings(tx, context, [{ kind: 'person.changed', aboutId: personId }])
    return found(changed, 'person')
  })
}
