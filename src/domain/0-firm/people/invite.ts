import type { Role } from '#kernel/actor.ts'
import { orRefuse, Refused } from '#kernel/decision.ts'
import { epochMs, instantOf } from '#kernel/instants.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'
import { allow } from '../allow.ts'
import { firmCard } from '../details/queries.ts'
import { holdPeople } from './change-person.ts'
import { invitationById, openInvitations } from './invitations.ts'
import { invitationLetter } from './letters/invitation.ts'
import { addLink, revokeLinks } from './links.ts'
import { peopleList } from './queries.ts'
import { mayInvite } from './rules.ts'

const validDays = 14

/** Invites somebody by mail. The link is answered too, once: it can be handed over where no mail goes out. */
export async function invite(context: Context, given: { name: string; email: string; roles: Role[] }) {
  allow(context, 'manage-people')
  const { name, email, roles } = given
  let link = ''
  const invited = await context.db.write(async (tx) => {
    await holdPeople(tx)
    orRefuse(mayInvite(email, await peopleList(tx), await openInvitations(tx, context.now)))
    const id = newId()
    const until = validUntil(context.now)
    await tx
      .insertInto('invitation')
      .values({ id, name, email, roles, made_at: context.now, made_by: context.actor.name, until_at: until })
      .execute()
    link = await send(tx, context, { id, name, email, until })
    await recordHappenings(tx, context, [{ kind: 'person.invited', aboutId: id, details: { roles } }])
    return { id }
  })
  return { ...invited, link }
}

/** Sends a new link; the old one opens nothing any more. */
export async function inviteAgain(context: Context, id: string) {
  allow(context, 'manage-people')
  let link = ''
  const invited = await context.db.write(async (tx) => {
    const invitation = found(await invitationById(tx, id, context.now), 'invitation')
    if (invitation.state !== 'open' && invitation.state !== 'expired') throw new Refused('invitation-over')
    const until = validUntil(context.now)
    await tx.updateTable('invitation').set({ until_at: until }).where('id', '=', id).execute()
    await revokeLinks(tx, 'invitation', id, context.now)
    link = await send(tx, context, { ...invitation, until })
    return { id }
  })
  return { ...invited, link }
}

/** Takes an invitation back: its link opens nothing any more. */
export async function revokeInvitation(context: Context, id: string) {
  allow(context, 'manage-people')
  return context.db.write(async (tx) => {
    const revoked = await tx
      .updateTable('invitation')
      .set({ revoked_at: context.now })
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!revoked) throw new Refused('invitation-over')
    await revokeLinks(tx, 'invitation', id, context.now)
    return { id }
  })
}

async function send(
  tx: Tx,
  context: Context,
  invitation: { id: string; name: string; email: string; until: string },
): Promise<string> {
  const { now, baseUrl, actor } = context
  const about = { purpose: 'invitation', aboutId: invitation.id, until: invitation.until }
  const link = `${baseUrl}/invitation/${await addLink(tx, about, now)}`
  const firm = await firmCard(tx)
  const { name, email } = invitation
  const letter = invitationLetter({ name, firmName: firm.name, invitedBy: actor.name, link, days: validDays })
  await queueMail(tx, { to: email, purpose: 'invitation', fromName: firm.name, ...letter }, now)
  return link
}

const validUntil = (now: string) => instantOf(epochMs(now) + validDays * 86_400_000)
