import { Refused } from '#kernel/decision.ts'
import type { Authentication } from './auth.ts'

export type NewAccount = { email: string; name: string; password?: string }

/** What verbs need of identity: to make an account, and to know whose session a request carries. */
export type Accounts = {
  /** Makes the account, or finds it; a password sets or must match the account's. Safe to repeat. */
  openAccount(account: NewAccount): Promise<string>
  userOf(headers: Headers): Promise<{ userId: string; email: string } | undefined>
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
    async userOf(headers) {
      const session = await auth.api.getSession({ headers })
      return session ? { userId: session.user.id, email: session.user.email } : undefined
    },
  }
}

export const accountSentences = {
  'account-exists':
    'There is an account with this e-mail already, and the password is not its own. Type the password of that account, or reset it first.',
}
