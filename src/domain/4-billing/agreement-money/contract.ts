import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Day, Id, Instant, Minor } from '#kernel/contract.ts'

const Person = z.object({
  name: z.string(),
  minutes: z.int(),
  entries: z.int(),
  costPerHourMinor: Minor,
  minor: Minor,
})

export const agreementMoneyContract = {
  agreementMoney: oc
    .route({
      method: 'GET',
      path: '/agreements/{agreementId}/money',
      tags: ['billing'],
      summary: 'What an agreement brought in a stretch of days, what it cost, and what an hour of it earned',
    })
    .input(z.object({ agreementId: Id, from: Day, through: Day }))
    .output(
      z.object({
        currency: Currency,
        from: Day,
        through: Day,
        asOf: Instant,
        billed: z.object({
          netMinor: Minor,
          creditedMinor: Minor,
          invoices: z.int(),
          serviceCreditsMinor: Minor,
        }),
        earned: z.object({
          feesMinor: Minor,
          oneTimeMinor: Minor,
          drawnMinor: Minor,
          lapsedMinor: Minor,
          items: z.array(z.object({ lineKey: z.string(), name: z.string(), minor: Minor })),
        }),
        work: z.object({ billedMinor: Minor, waivedMinor: Minor, discountMinor: Minor }),
        earnedMinor: Minor,
        /** Billed and not earned yet. */
        aheadMinor: Minor,
        itemsMinor: Minor,
        labour: z.object({
          minutes: z.int(),
          entries: z.int(),
          minor: Minor,
          people: z.array(Person),
        }),
        marginMinor: Minor,
        marginBp: z.int().nullable(),
        /** Without work by the hour: what the fee alone leaves. */
        withoutHourly: z.object({ earnedMinor: Minor, marginMinor: Minor, marginBp: z.int().nullable() }),
        effectiveHourlyMinor: Minor.nullable(),
      }),
    ),
}
