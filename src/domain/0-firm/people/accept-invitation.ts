import { sql } from 'kysely'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId } from '#platform/ids.ts'
import { addMembership } from './access.ts'
import { type Invitation, linkedInvitation, waysIn } from './invitations.ts'
import { useLink } from './links.ts'

type Acceptance = { name?: string; password?: string }

/** Joins the firm: as a new person, or as the one who was here before with this e-mail. */
export async function acceptInvitation(context: Context, acceptance: Acceptance) {
  const invitation = await context.db.read((tx) => linkedInvitation(tx, context))
  if (invitation.state !== 'open') throw new Refused('invitation-over')
  const userId = await accountOf(context, invitation, acceptance)
  const name = acceptance.name ?? invitation.name
  return context.db.write(async (tx) => {
    await useLink(tx, context.link?.tokenHash ?? '', context.now)
    await tx
      .updateTable('invitation')
      .set({ accepted_at: context.now })
      .where('id', '=', invitation.id)
      .execute()
    const personId = (await comeBack(tx, invitation)) ?? (await addPerson(tx, { ...invitation, name }))
    await addMembership(tx, { kind: 'person', id: personId }, userId, context.now)
    const by = { now: context.now, actor: { name } }
    await recordHappenings(tx, by, [{ kind: 'person.joined', aboutId: personId }])
    return { personId, email: invitation.email }
  })
}

async function accountOf(context: Context, invitation: Invitation, { name, password }: Acceptance) {
  const way = await waysIn(context, invitation.email)
  if (way === 'signed-in' && context.userId) return context.userId
  if (way === 'sign-in') throw new Refused('sign-in-first')
  if (password === undefined) throw new Refused('password-needed', { field: 'password' })
  const { email } = invitation
  return context.accounts.openAccount({ email, name: name ?? invitation.name, password })
}

async function comeBack(tx: Tx, { email, roles }: Invitation) {
  const back = await tx
    .updateTable('person')
    .set((person) => ({ roles, ends_on: null, revision: sql<number>`${person.ref('revision')} + 1` }))
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .where('erased_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return back?.id
}

async function addPerson(tx: Tx, { name, email, roles }: Invitation) {
  const id = newId()
  await tx.insertInto('person').values({ id, name, email, roles }).execute()
  return id
}
