import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Id, Instant, Minor, Name } from '#kernel/contract.ts'

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
const Hours = z.partialRecord(weekday, z.array(z.tuple([z.string(), z.string()])))
export const FirmSize = z.enum(['solo', '2-5', '6-15', 'more'])

export const SetUp = z.object({
  owner: z.object({
    name: Name,
    email: z.email(),
    password: z.string().min(10, '10 characters at least are right.'),
  }),
  firm: z.object({
    name: Name,
    country: z.string().length(2),
    currency: Currency,
    zone: z.string().min(1),
    hours: Hours,
    size: FirmSize,
    fixedMonthlyCostMinor: Minor.nonnegative(),
  }),
})

export const Session = z.object({
  kind: z.enum(['person', 'contact']),
  id: Id,
  name: z.string(),
  roles: z.array(z.string()),
  may: z.array(z.string()),
  firm: z.object({
    name: z.string(),
    country: z.string(),
    currency: z.string(),
    locale: z.string(),
    zone: z.string(),
    size: FirmSize,
    isDemo: z.boolean(),
  }),
  now: Instant,
})

export const firmContract = {
  setUp: oc
    .route({
      method: 'POST',
      path: '/open/{token}/set-up',
      tags: ['firm'],
      summary: 'Make the first firm and its owner',
      successStatus: 201,
    })
    .input(SetUp.extend({ token: z.string() }))
    .output(z.object({ personId: Id })),
  session: oc
    .route({
      method: 'GET',
      path: '/session',
      tags: ['firm'],
      summary: 'Who is signed in, to which firm, and what that allows',
    })
    .output(Session),
}
