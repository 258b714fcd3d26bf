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
    // Our own routes list and end sessions without handing their tokens to the page.
    disabledPaths: [
      '/list-sessions',
      '/revoke-session',
      '/revoke-sessions',
      '/revoke-other-sessions',
      '/update-user',
    ],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true, // accounts are made by invitation, by the first owner's link, or for a contact
      minPasswordLength: 10,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 60 * 60,
      // Links lead to a page, which asks in turn: a mail scanner that follows them uses nothing up.
      sendResetPassword: ({ user, token }) =>
        sendMail({
          to: user.email,
          purpose: 'password-reset',
          url: `${baseUrl}/reset-password?token=${token}`,
          name: user.name,
        }),
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 200,
      customRules: {
        '/get-session': false,
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-in/magic-link': { window: 60, max: 5 },
        '/request-password-reset': { window: 60, max: 5 },
        '/reset-password': { window: 60, max: 10 },
        '/change-password': { window: 60, max: 10 },
        '/magic-link/verify': { window: 60, max: 20 },
        '/two-factor/*': { window: 60, max: 10 },
      },
    },
    verification: { storeIdentifier: 'hashed' },
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
        storeToken: 'hashed',
        async sendMagicLink({ email, token, url }, ctx) {
          const known = await ctx?.context.internalAdapter.findUserByEmail(email.toLowerCase())
          // Nobody is mailed who has no account; and a link is no way around somebody's second factor.
          if (!known || ('twoFactorEnabled' in known.user && known.user.twoFactorEnabled === true)) return
          const next = new URL(url).searchParams.get('callbackURL') ?? '/'
          const page = new URL('/sign-in/link', baseUrl)
          page.search = new URLSearchParams({ token, next }).toString()
          const { name, email: to } = known.user
          await sendMail({ to, purpose: 'sign-in-link', url: page.href, name })
        },
      }),
    ],
  })

export type Authentication = ReturnType<typeof authentication>
