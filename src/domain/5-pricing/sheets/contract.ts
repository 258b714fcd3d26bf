import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Id, Instant, listOf, listQuery, Minor } from '#kernel/contract.ts'

const tags = ['pricing']
const Years = z.object({ light: z.number(), usual: z.number(), heavy: z.number() })

export const Choices = z.object({
  clientId: Id.optional(),
  /** The client's last count where it isn't given. */
  endpoints: z.int().positive('How many computers are covered? At least one.').max(100_000).optional(),
  months: z.int().min(1).max(36).default(12),
  chanceOfLoss: z.number().min(0.001).max(0.5).default(0.1),
  costPerHourMinor: Minor.positive().optional(),
  fixedPerYearMinor: Minor.nonnegative().default(0),
  hourlyRateMinor: Minor.positive().optional(),
  moralHazard: z.number().min(0.5).max(3).default(1.1),
  /** Whether the first months are busier; true for who hasn't been served for a year. */
  onboarding: z.boolean().optional(),
})

const Package = z.object({
  kind: z.enum(['fixed-fee', 'retainer', 'block']),
  priceMinor: Minor,
  hours: z.number().nullable(),
  expectedHours: z.number(),
  expectedCostMinor: Minor,
  expectedMarginMinor: Minor,
  chanceOfLoss: z.number(),
  lossWhenItGoesWrongMinor: Minor,
  clientPays: Years,
})

export const Sheet = z.object({
  currency: z.string(),
  choices: z.object({
    endpoints: z.int(),
    months: z.int(),
    chanceOfLoss: z.number(),
    costPerHourMinor: Minor,
    fixedPerYearMinor: Minor,
    hourlyRateMinor: Minor,
    moralHazard: z.number(),
    factor: z.number(),
    onboarding: z.boolean(),
    roundToMinor: Minor,
  }),
  own: z
    .object({ months: z.int(), endpointMonths: z.number(), tickets: z.int(), hours: z.number().nullable() })
    .nullable(),
  book: z.object({
    source: z.enum(['book', 'assumed']),
    clients: z.int(),
    emergencyShare: z.number(),
    afterHoursShare: z.number(),
  }),
  expectedTickets: z.number(),
  expectedHours: z.number(),
  years: Years,
  timeAndMaterials: Years,
  breakEvenMinor: Minor,
  packages: z.array(Package),
  z: z.number(),
  ownRate: z.number().nullable(),
  bookRate: z.number(),
  rate: z.number(),
  hoursPerTicket: z.number(),
  dispersion: z.number(),
  curve: z.array(z.object({ feeMinor: Minor, chanceOfLoss: z.number(), expectedMarginMinor: Minor })),
  /** The derivation in words, and what the figures rest on. */
  assumptions: z.array(z.string()),
  advice: z.array(z.string()),
})

const SheetRow = z.object({
  id: Id,
  number: z.int(),
  clientId: Id,
  client: z.string(),
  endpoints: z.int(),
  fixedFeeMinor: Minor,
  currency: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
})

export const sheetsContract = {
  preview: oc
    .route({
      method: 'POST',
      path: '/price-previews',
      tags,
      summary: 'Fixed fee, retainer and block side by side; nothing is kept',
      successStatus: 200,
    })
    .input(Choices)
    .output(Sheet),
  save: oc
    .route({
      method: 'POST',
      path: '/price-sheets',
      tags,
      summary: 'Freeze a price sheet with its inputs',
      successStatus: 201,
    })
    .input(Choices.extend({ clientId: Id }))
    .output(z.object({ id: Id, number: z.int() })),
  list: oc
    .route({ method: 'GET', path: '/price-sheets', tags, summary: 'Saved price sheets' })
    .input(listQuery(['madeAt', 'number', 'client']).extend({ clientId: Id.optional() }))
    .output(listOf(SheetRow)),
  get: oc
    .route({ method: 'GET', path: '/price-sheets/{sheetId}', tags, summary: 'A saved price sheet as it was' })
    .input(z.object({ sheetId: Id }))
    .output(
      Sheet.extend({
        id: Id,
        number: z.int(),
        clientId: Id,
        client: z.string(),
        madeAt: Instant,
        madeBy: z.string(),
      }),
    ),
}
