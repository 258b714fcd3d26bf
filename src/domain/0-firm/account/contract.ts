import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Instant, Minor, Name } from '#kernel/contract.ts'
import { Key } from '../people/contract.ts'
import { FirmSize } from '../set-up/contract.ts'

export const Session = z.object({
  kind: z.enum(['person', 'contact']),
  id: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  may: z.array(z.string()),
  /** What a client lets its contact do; null for the firm's own people. */
  rights: z
    .object({ asks: z.boolean(), seesMoney: z.boolean(), approvesUpToMinor: Minor, signs: z.boolean() })
    .nullable(),
  firm: z.object({
    name: z.string(),
    country: z.string(),
    currency: z.string(),
    locale: z.string(),
    zone: z.string(),
    size: FirmSize,
    isDemo: z.boolean(),
    phone: z.string(),
    email: z.string(),
    address: z.string(),
  }),
  /** The firms this account may enter; a request names one by the header x-perennial-firm. */
  firms: z.array(z.object({ id: Id, name: z.string(), isHere: z.boolean() })),
  now: Instant,
})

const SignIn = z.object({
  id: Id,
  startedAt: Instant,
  seenAt: Instant,
  address: z.string(),
  agent: z.string(),
  isThis: z.boolean(),
})
const tags = ['firm']

export const accountContract = {
  session: oc
    .route({
      method: 'GET',
      path: '/session',
      tags,
      summary: 'Who is signed in, to which firm, and what that allows',
    })
    .output(Session),
  account: oc
    .route({ method: 'GET', path: '/account', tags, summary: "One's own account and where it is signed in" })
    .output(
      z.object({
        name: z.string(),
        email: z.string(),
        phone: z.string(),
        hasPassword: z.boolean(),
        hasSecondFactor: z.boolean(),
        sessions: z.array(SignIn),
        apiKeys: z.array(Key),
      }),
    ),
  changeOwnDetails: oc
    .route({ method: 'PATCH', path: '/account', tags, summary: "Change one's own name and phone number" })
    .input(z.object({ name: Name, phone: z.string().max(60) }))
    .output(z.object({ name: z.string(), phone: z.string() })),
  endSession: oc
    .route({ method: 'DELETE', path: '/account/sessions/{id}', tags, summary: 'Sign out somewhere' })
    .input(z.object({ id: Id }))
    .output(z.object({ id: Id })),
  endOtherSessions: oc
    .route({
      method: 'POST',
      path: '/account/sign-out-elsewhere',
      tags,
      summary: 'Sign out everywhere but here',
      successStatus: 201,
    })
    .output(z.object({ ended: z.int() })),
  addApiKey: oc
    .route({
      method: 'POST',
      path: '/account/api-keys',
      tags,
      summary: 'Make a key for a program; it is shown this once',
      successStatus: 201,
    })
    .input(z.object({ name: Name, scopes: z.array(z.string()), expiresOn: Day.nullable().default(null) }))
    .output(z.object({ id: Id, key: z.string().optional() })),
  revokeApiKey: oc
    .route({ method: 'DELETE', path: '/account/api-keys/{id}', tags, summary: "Revoke one's own key" })
    .input(z.object({ id: Id }))
    .output(z.object({ id: Id })),
}
