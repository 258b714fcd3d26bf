import { orRefuse } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { allow } from '../allow.ts'
import { firmCard } from '../details/queries.ts'
import { takeAccess } from './access.ts'
import { holdPeople } from './change-person.ts'
import { peopleList } from './queries.ts'
import { keepsAnOwner } from './rules.ts'

/** Ends somebody's access: the door is shut at once for sessions and API keys. What they did stays theirs. */
export async function endAccess(context: Context, { id, endsOn }: { id: string; endsOn?: string }) {
  allow(context, 'manage-people')
  let userId: string | undefined
  const left = await context.db.write(async (tx) => {
    await holdPeople(tx)
    const people = await peopleList(tx)
    const person = found(
      people.find((one) => one.id === id),
      'person',
    )
    orRefuse(keepsAnOwner(people, { ...person, hasAccess: false }))
    const day = endsOn ?? dayAt(context.now, (await firmCard(tx)).zone)
    await tx
      .updateTable('person')
      .set({ ends_on: day, revision: person.revision + 1 })
      .where('id', '=', id)
      .execute()
    userId = await takeAccess(tx, id, context.now)
    await recordHappenings(tx, context, [{ kind: 'person.left', aboutId: id, details: { endsOn: day } }])
    return { id, endsOn: day }
  })
  if (userId) await context.accounts.signOut(userId)
  return left
}
