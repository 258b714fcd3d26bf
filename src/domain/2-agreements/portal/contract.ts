import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Day, Id } from '#kernel/contract.ts'
import { Unit } from '../lots/contract.ts'

const Lot = z.object({
  key: z.string(),
  line: z.string(),
  unit: Unit,
  granted: z.int(),
  /** As it is booked: work that no run has closed isn't drawn yet. */
  left: z.int(),
  usableTo: Day.nullable(),
})

export const portalContract = {
  portalAgreements: oc
    .route({
      method: 'GET',
      path: '/portal/agreements',
      tags: ['portal'],
      summary: 'What we signed, and what is left of its hours as they are booked',
    })
    .output(
      z.object({
        items: z.array(
          z.object({
            id: Id,
            number: z.string(),
            name: z.string(),
            state: z.enum(['signed', 'active', 'suspended']),
            startsOn: Day,
            /** The last day; null runs on. */
            lastDay: Day.nullable(),
            currency: Currency,
            lots: z.array(Lot),
          }),
        ),
      }),
    ),
}
