import { sql } from 'kysely'
import type { Role } from '#kernel/actor.ts'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import { allow } from '../allow.ts'
import { firmCard } from '../details/queries.ts'

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired'
export type Invitation = {
  id: string
  email: string
  name: string
  roles: Role[]
  madeAt: string
  madeBy: string
  state: InvitationState
}

const invitationRows = (now: string) => sql`
  select id, email, name, roles, made_at as "madeAt", made_by as "madeBy",
    case when accepted_at is not null then 'accepted' when revoked_at is not null then 'revoked'
      when until_at <= ${now} then 'expired' else 'open' end as state
  from invitation`

type InvitationsQuery = ListQuery & { q?: string; state?: InvitationState }

export async function listInvitations(context: Context, { q = '', state, ...page }: InvitationsQuery) {
  allow(context, 'manage-people')
  const rows = sql`
    select * from (${invitationRows(context.now)}) i
    where (name ilike ${containing(q)} or email ilike ${containing(q)})
      and (${state ?? null}::text is null or state = ${state ?? null})`
  const sorts = { madeAt: sql`"madeAt"`, name: sql`name collate "und-x-icu"`, email: sql`email` }
  return context.db.read((tx) =>
    listPage<Invitation>(tx, rows, { ...page, sort: page.sort ?? '-madeAt' }, sorts),
  )
}

export async function openInvitations(tx: Tx, now: string): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`
    select * from (${invitationRows(now)}) i where state = 'open'`.execute(tx)
  return rows
}

export async function invitationById(tx: Tx, id: string, now: string): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`
    select * from (${invitationRows(now)}) i where id = ${id}`.execute(tx)
  return rows[0]
}

/** What the opened link invites to, and what is needed to accept. */
export async function invitationOf(context: Context) {
  const { firm, invitation } = await context.db.read(async (tx) => ({
    firm: await firmCard(tx),
    invitation: await linkedInvitation(tx, context),
  }))
  const { name, email, roles, state, madeBy: invitedBy } = invitation
  const account = await waysIn(context, email)
  return { firmName: firm.name, name, email, roles, state, invitedBy, account }
}

export async function linkedInvitation(tx: Tx, { link, now }: Context): Promise<Invitation> {
  if (link?.purpose !== 'invitation' || link.aboutId === null) throw new Refused('link-not-for-this')
  return found(await invitationById(tx, link.aboutId, now), 'invitation')
}

/**
 * How the invited one comes in. An account that there is already is joined only by who holds it: signed in, or by
 * its password. One without a password could belong to another firm's contact: its holder signs in by mail first.
 */
export async function waysIn({ accounts, userId }: Context, email: string) {
  const account = await accounts.accountByEmail(email)
  if (!account) return 'new' as const
  if (account.userId === userId) return 'signed-in' as const
  return account.hasPassword ? ('password' as const) : ('sign-in' as const)
}
