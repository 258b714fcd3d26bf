import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Id, Minor, Name } from '#kernel/contract.ts'
import { CalendarSpec, Hours } from '../calendars/contract.ts'

export const FirmSize = z.enum(['solo', '2-5', '6-15', 'more'])
export const Password = z
  .string()
  .min(10, '10 characters at least are right.')
  .max(128, '128 characters at most are right.')

export const SetUp = z.object({
  owner: z.object({ name: Name, email: z.email(), password: Password }),
  firm: z.object({
    name: Name,
    country: z.string().regex(/^[A-Z]{2}$/, 'An ISO country such as IE is right.'),
    currency: Currency,
    zone: z.string().min(1),
    hours: Hours,
    holidays: CalendarSpec.shape.holidays,
    size: FirmSize,
    fixedMonthlyCostMinor: Minor.nonnegative(),
    /** What an hour of work costs where nothing else is agreed: the start of the rate card. */
    hourlyRateMinor: Minor.nonnegative().optional(),
  }),
})

export const setUpContract = {
  setUpLink: oc
    .route({
      method: 'GET',
      path: '/open/{token}/set-up',
      tags: ['firm'],
      summary: 'Whether the link still makes the first firm',
    })
    .input(z.object({ token: z.string() }))
    .output(z.object({ isUsed: z.boolean() })),
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
}
