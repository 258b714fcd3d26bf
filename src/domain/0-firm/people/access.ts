import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'

/** Who is let in: a person of the firm, or a contact of one client. */
export type Subject =
  | { kind: 'person'; id: string; name: string; email: string }
  | { kind: 'contact'; id: string; clientId: string; name: string; email: string }

/**
 * Lets somebody in by the account of their e-mail, which is made where there is none; a contact's has no
 * password and is entered by a link in a mail. Safe to repeat. Answers the account's id.
 */
export async function giveAccess(tx: Tx, { accounts, now }: Context, subject: Subject): Promise<string> {
  const userId = await accounts.openAccount({ email: subject.email, name: subject.name })
  await addMembership(tx, subject, userId, now)
  return userId
}

export const addMembership = (
  tx: Tx,
  subject: { kind: string; id: string; clientId?: string },
  userId: string,
  now: string,
) =>
  sql`select door.add_membership(${userId}, ${subject.kind}, ${subject.id}, ${subject.clientId ?? null}, ${now})`.execute(
    tx,
  )

/** Shuts the door for a person or a contact; answers the account that came in by it, whose sessions may end. */
export async function takeAccess(tx: Tx, subjectId: string, now: string): Promise<string | undefined> {
  const { rows } = await sql<{ user: string | null }>`select door.user_of(${subjectId}) as user`.execute(tx)
  await sql`select door.end_memberships(${subjectId}, ${now})`.execute(tx)
  await sql`select door.revoke_api_keys_of(${subjectId}, ${now})`.execute(tx)
  return rows[0]?.user ?? undefined
}

/** Which people and contacts of the firm can sign in, as ids. */
export async function subjectsWithAccess(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{
    id: string
  }>`select subject_id as id from door.subjects_with_access()`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
