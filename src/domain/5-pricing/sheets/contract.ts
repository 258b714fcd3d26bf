import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Instant, listOf, listQuery, Minor } from '#kernel/contract.ts'

const tags = ['pricing']
const Years = z.object({ light: z.number(), usual: z.number(), heavy: z.number() })
const YearsMinor = z.object({ light: Minor, usual: Minor, heavy: Minor })

export const Choices = z.object({
  clientId: Id.optional(),
  /** What it is the price of: a plan of the catalogue, or an agreement (its draft where there is one). */
  planId: Id.optional(),
  agreementId: Id.optional(),
  /** The client's last count where it isn't given. */
  endpoints: z.int().positive('How many computers are covered? At least one.').max(100_000).optional(),
  months: z.int().min(1).max(36).default(12),
  chanceOfLoss: z.number().min(0.001).max(0.5).optional(),
  target: z.enum(['client', 'book']).default('client'),
  costPerHourMinor: Minor.positive().optional(),
  /** Further costs of a year that don't depend on hours. */
  fixedPerYearMinor: Minor.nonnegative().default(0),
  hourlyRateMinor: Minor.positive().optional(),
  moralHazard: z.number().min(0.5).max(3).optional(),
  /** Whether the first months are busier; true for who hasn't been served for a year. */
  onboarding: z.boolean().optional(),
  /** The monthly fee that will be asked, where it isn't the one the actuary names. */
  askedMinor: Minor.positive().optional(),
})

const FeePoint = z.object({
  feeMinor: Minor,
  chanceOfLoss: z.number(),
  expectedMarginMinor: Minor,
  lossWhenItGoesWrongMinor: Minor,
})

const Package = z.object({
  kind: z.enum(['fixed-fee', 'retainer', 'block']),
  priceMinor: Minor,
  perEndpointMinor: Minor.nullable(),
  isOwn: z.boolean(),
  unused: z.string().nullable(),
  hours: z.number().nullable(),
  expectedIncomeMinor: Minor,
  expectedHours: z.number(),
  expectedCostMinor: Minor,
  expectedMarginMinor: Minor,
  effectiveHourlyMinor: Minor.nullable(),
  chanceOfLoss: z.number(),
  lossWhenItGoesWrongMinor: Minor,
  clientPays: YearsMinor,
  monthlyRecurringMinor: Minor,
})

const Weighed = z.object({ own: z.number().nullable(), book: z.number(), used: z.number() })

export const Sheet = z.object({
  currency: z.string(),
  /** The plan or draft it is the price of; null where it is of all work. */
  offer: z
    .object({ name: z.string(), planId: Id.nullable(), agreementId: Id.nullable(), monthlyMinor: Minor })
    .nullable(),
  startsOn: Day,
  choices: z.object({
    endpoints: z.int(),
    months: z.int(),
    chanceOfLoss: z.number(),
    target: z.enum(['client', 'book']),
    costPerHourMinor: Minor,
    costSource: z.enum(['typed', 'overheads', 'pay']),
    fixedPerYearMinor: Minor,
    hourlyRateMinor: Minor,
    moralHazard: z.number(),
    factor: z.number(),
    spreadCv: z.number(),
    onboarding: z.boolean(),
    roundToMinor: Minor,
  }),
  /** What the yearly costs beside hours are made of. */
  fixedCosts: z.array(z.object({ what: z.enum(['tools', 'items', 'visits', 'typed']), minor: Minor })),
  own: z
    .object({ months: z.int(), endpointMonths: z.number(), tickets: z.int(), hours: z.number().nullable() })
    .nullable(),
  book: z.object({
    source: z.enum(['book', 'assumed']),
    clients: z.int(),
    tickets: z.int(),
    emergencyShare: z.number(),
    emergencyHoursShare: z.number(),
    afterHoursShare: z.number(),
  }),
  factors: z.array(
    z.object({ name: z.string(), relativityBp: z.int(), spreadBp: z.int(), reason: z.string() }),
  ),
  expectedTickets: z.number(),
  expectedHours: z.number(),
  years: Years,
  timeAndMaterials: YearsMinor,
  outside: z.object({ hours: z.number(), minor: Minor }),
  breakEvenMinor: Minor,
  packages: z.array(Package),
  aloneMinor: Minor,
  planPrice: FeePoint.nullable(),
  /** The fee that will be asked, with what it does. */
  asked: FeePoint,
  z: z.number(),
  /** How unsure the weight is, by resampled books; null where the book is assumed, or large enough. */
  zRange: z.tuple([z.number(), z.number()]).nullable(),
  ownRate: z.number().nullable(),
  bookRate: z.number(),
  rate: z.number(),
  hoursPerTicket: Weighed.extend({ z: z.number() }),
  emergencyHoursShare: Weighed,
  coveredShare: z.number(),
  dispersion: z.number(),
  listFactor: z.number(),
  curve: z.array(FeePoint),
  drivers: z.object({
    usualMinor: Minor,
    steps: z.array(
      z.object({
        what: z.enum([
          'own-tickets',
          'own-hours',
          'own-kinds',
          'factors',
          'unverified',
          'more-calls',
          'first-months',
          'book-target',
          'rounding',
        ]),
        minor: Minor,
      }),
    ),
  }),
  /** The derivation in words, and what the figures rest on. */
  assumptions: z.array(z.string()),
  advice: z.array(z.string()),
})

export const SavedSheet = Sheet.extend({
  id: Id,
  number: z.int(),
  clientId: Id,
  client: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
  /** The chance of loss at the asked fee once more, by simulated years from the shapes themselves. */
  simulated: z.object({ years: z.int(), seed: z.string(), chanceOfLoss: z.number() }),
})

export const SheetRow = z.object({
  id: Id,
  number: z.int(),
  clientId: Id,
  client: z.string(),
  offer: z.string().nullable(),
  endpoints: z.int(),
  fixedFeeMinor: Minor,
  askedMinor: Minor,
  chanceOfLoss: z.number(),
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
    .input(
      listQuery(['madeAt', 'number', 'client']).extend({
        clientId: Id.optional(),
        q: z.string().trim().max(100).optional(),
      }),
    )
    .output(listOf(SheetRow)),
  get: oc
    .route({ method: 'GET', path: '/price-sheets/{sheetId}', tags, summary: 'A saved price sheet as it was' })
    .input(z.object({ sheetId: Id }))
    .output(SavedSheet),
  pdf: oc
    .route({
      method: 'GET',
      path: '/price-sheets/{sheetId}/pdf',
      tags,
      summary: 'A saved price sheet, printed',
    })
    .input(z.object({ sheetId: Id }))
    .output(z.file()),
}
