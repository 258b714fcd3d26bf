import { betterAuth } from 'better-auth'
import { magicLink, twoFactor } from 'better-auth/plugins'
import type { Kysely } from 'kysely'
import { newId } from '../ids.ts'

export type AccountMail = {
  to: string
  purpose: 'password-reset' | 'sign-in-link'
  url: string
  name: string
}
export type AuthOptions = {
  // biome-ignore lint/complexity/noBannedTypes: the library reads its own tables, whose types are not ours.
  kysely: Kysely<{}>
  baseUrl: string
  secret: string
  sendMail: (mail: AccountMail) => Promise<void>
}

/** Accounts, sessions, second factors and sign-in links. Who belongs to which firm is the door's matter. */
export const authentication = ({ kysely, baseUrl, secret, sendMail }: AuthOptions) =>
  betterAuth({
    database: { db: kysely, type: 'postgres' },
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { level: 'error' },
    trustedOrigins: [baseUrl],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true, // accounts are made by invitation, by the first owner's link, or for a contact
      minPasswordLength: 10,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url }) =>
        sendMail({ to: user.email, purpose: 'password-reset', url, name: user.name }),
    },
    session: { cookieCache: { enabled: true, maxAge: 60 } },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 200,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-in/magic-link': { window: 60, max: 5 },
        '/request-password-reset': { window: 60, max: 5 },
        '/two-factor/*': { window: 60, max: 10 },
      },
    },
    advanced: {
      database: { generateId: () => newId() },
      cookiePrefix: 'perennial',
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: ['x-perennial-address'] },
    },
    plugins: [
      twoFactor({ issuer: 'Perennial' }),
      magicLink({
        disableSignUp: true,
        expiresIn: 15 * 60,
        sendMagicLink: ({ email, url }) => sendMail({ to: email, purpose: 'sign-in-link', url, name: '' }),
      }),
    ],
  })

export type Authentication = ReturnType<typeof authentication>
