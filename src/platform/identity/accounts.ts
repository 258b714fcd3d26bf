import { Refused } from '#kernel/decision.ts'
import type { Authentication } from './auth.ts'

export type NewAccount = { email: string; name: string; password?: string }

/** What an account is, as far as verbs ask. */
export type KnownAccount = {
  userId: string
  email: string
  hasPassword: boolean
  hasSecondFactor: boolean
}

export type SignIn = {
  id: string
  startedAt: string
  seenAt: string
  address: string
  agent: string
}

/** What verbs need of identity: accounts, and whose session a request carries. Firms and roles are not its matter. */
export type Accounts = {
  /** Makes the account, or finds it; a password sets or must match the account's. Safe to repeat. */
  openAccount(account: NewAccount): Promise<string>
  accountByEmail(email: string): Promise<KnownAccount | undefined>
  accountById(userId: string): Promise<KnownAccount | undefined>
  userOf(headers: Headers): Promise<{ userId: string; email: string; sessionId: string } | undefined>
  /** Where the account is signed in now, the last first. */
  signIns(userId: string): Promise<SignIn[]>
  /** Ends the sessions named, or all; answers how many ended. */
  signOut(userId: string, which?: (sessionId: string) => boolean): Promise<number>
  /** Forgets the account with its sessions, password and second factor. */
  closeAccount(userId: string): Promise<void>
}

export function accounts(auth: Authentication): Accounts {
  return {
    async openAccount({ email, name, password }) {
      const { internalAdapter, password: passwords } = await auth.$context
      const known = await internalAdapter.findUserByEmail(email.toLowerCase(), { includeAccounts: true })
      const user =
        known?.user ??
        (await internalAdapter.createUser(
          { email: email.toLowerCase(), name, emailVerified: true },
          { method: 'admin' },
        ))
      if (password === undefined) return user.id
      const hash = known?.accounts.find((account) => account.providerId === 'credential')?.password
      if (hash && !(await passwords.verify({ hash, password })))
        throw new Refused('account-exists', { field: 'password' })
      if (!hash) {
        await internalAdapter.linkAccount({
          userId: user.id,
          providerId: 'credential',
          accountId: user.id,
          password: await passwords.hash(password),
        })
      }
      return user.id
    },
    async accountByEmail(email) {
      const { internalAdapter } = await auth.$context
      const found = await internalAdapter.findUserByEmail(email.toLowerCase())
      return found ? known(auth, found.user) : undefined
    },
    async accountById(userId) {
      const { internalAdapter } = await auth.$context
      const user = await internalAdapter.findUserById(userId)
      return user ? known(auth, user) : undefined
    },
    async userOf(headers) {
      const session = await auth.api.getSession({ headers })
      return session
        ? { userId: session.user.id, email: session.user.email, sessionId: session.session.id }
        : undefined
    },
    async signIns(userId) {
      const { internalAdapter } = await auth.$context
      const sessions = await internalAdapter.listSessions(userId, { onlyActiveSessions: true })
      return sessions
        .map((session) => ({
          id: session.id,
          startedAt: session.createdAt.toISOString(),
          seenAt: session.updatedAt.toISOString(),
          address: session.ipAddress ?? '',
          agent: session.userAgent ?? '',
        }))
        .toSorted((a, b) => (a.seenAt < b.seenAt ? 1 : -1))
    },
    async signOut(userId, which = () => true) {
      const { internalAdapter } = await auth.$context
      const sessions = await internalAdapter.listSessions(userId, { onlyActiveSessions: true })
      const ending = sessions.filter(({ id }) => which(id))
      if (ending.length > 0) await internalAdapter.deleteSessions(ending.map(({ token }) => token))
      return ending.length
    },
    async closeAccount(userId) {
      const { internalAdapter } = await auth.$context
      await internalAdapter.deleteUserSessions(userId)
      await internalAdapter.deleteUser(userId)
    },
  }
}

type User = { id: string; email: string } & Record<string, unknown>

async function known(auth: Authentication, user: User): Promise<KnownAccount> {
  const { internalAdapter } = await auth.$context
  const credential = await internalAdapter.findCredentialAccount(user.id)
  return {
    userId: user.id,
    email: user.email,
    hasPassword: Boolean(credential?.password),
    hasSecondFactor: user.twoFactorEnabled === true,
  }
}

export const accountSentences = {
  'account-exists':
    'There is an account with this e-mail already, and the password is not its own. Type the password of that account, or reset it first.',
}
