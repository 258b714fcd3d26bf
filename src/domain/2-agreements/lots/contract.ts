import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Instant, Minor, Name } from '#kernel/contract.ts'

const tags = ['agreements']

export const Unit = z.enum(['minutes', 'money', 'visits', 'incidents'])

export const LotRow = z.object({
  key: z.string(),
  lineKey: z.string(),
  line: z.string(),
  kind: z.enum(['retainer', 'block', 'cap', 'tolerance']),
  number: z.int(),
  unit: Unit,
  granted: z.int(),
  balance: z.int(),
  usableFrom: Day,
  usableTo: Day.nullable(),
  periodFrom: Day.nullable(),
  periodTo: Day.nullable(),
  priceMinor: Minor.nullable(),
  isUsable: z.boolean(),
  waitsForPayment: z.boolean(),
  isWritten: z.boolean(),
  origin: z.string(),
  ledger: z.array(
    z.object({
      id: Id,
      kind: z.enum(['draw', 'grant', 'correct', 'extend', 'transfer', 'refund', 'lapse', 'paid']),
      units: z.int(),
      on: Day,
      realMinutes: z.int().nullable(),
      timeEntryId: Id.nullable(),
      usableTo: Day.nullable(),
      reason: z.string(),
      by: z.string(),
      madeAt: Instant,
    }),
  ),
})

const Reason = Name
const lot = { agreementId: Id, lotKey: z.string().min(1) }

export const lotsContract = {
  lots: oc
    .route({
      method: 'GET',
      path: '/agreements/{agreementId}/lots',
      tags,
      summary: 'What there is to draw from on a day, with the ledger of each lot',
    })
    .input(z.object({ agreementId: Id, on: Day.optional() }))
    .output(z.object({ items: z.array(LotRow), on: Day })),
  grantLot: oc
    .route({
      method: 'POST',
      path: '/agreements/{agreementId}/lots',
      tags,
      summary: 'Grant hours by hand: a new lot, with a reason',
      successStatus: 201,
    })
    .input(
      z.object({
        agreementId: Id,
        lineKey: z.string().min(1),
        amount: z.int().positive(),
        usableFrom: Day,
        usableTo: Day.nullable().default(null),
        priceMinor: Minor.nonnegative().default(0),
        reason: Reason,
      }),
    )
    .output(z.object({ key: z.string() })),
  correctLot: oc
    .route({
      method: 'POST',
      path: '/agreements/{agreementId}/lot-entries',
      tags,
      summary: 'Correct, extend, refund or transfer what is in a lot, with a reason',
      successStatus: 201,
    })
    .input(
      z.discriminatedUnion('kind', [
        z.object({ ...lot, kind: z.literal('correct'), units: z.int(), onDay: Day, reason: Reason }),
        z.object({ ...lot, kind: z.literal('extend'), usableTo: Day.nullable(), onDay: Day, reason: Reason }),
        z.object({
          ...lot,
          kind: z.literal('refund'),
          units: z.int().positive(),
          onDay: Day,
          reason: Reason,
        }),
        z.object({
          ...lot,
          kind: z.literal('transfer'),
          units: z.int().positive(),
          toAgreementId: Id,
          toLotKey: z.string().min(1),
          onDay: Day,
          reason: Reason,
        }),
      ]),
    )
    .output(z.object({ balance: z.int() })),
}
