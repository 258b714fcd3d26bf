import { oc } from '@orpc/contract'
import { z } from 'zod'
import { TermsShape } from '#agreements/contract'
import { Bp, Day, Id, Instant, listOf, listQuery, Minor } from '#kernel/contract.ts'

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

export const HistoryMonth = z.object({
  month: Day,
  endpointMonths: z.number(),
  counted: z.boolean(),
  tickets: z.int(),
  hours: z.number(),
  emergencies: z.int(),
  emergencyHours: z.number(),
  afterHoursHours: z.number(),
  ticketsWithoutHours: z.int(),
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

const Factor = z.object({
  name: z.string().trim().min(1).max(120),
  relativityBp: Bp.min(1000).max(100_000),
  reason: z.string().trim().min(1, 'A factor needs its reason.').max(500),
})

export const Replay = z.object({
  currency: z.string(),
  months: z.array(
    z.object({ month: Day, billedMinor: Minor, underOfferMinor: Minor, feeMinor: Minor, workMinor: Minor }),
  ),
  billedMinor: Minor,
  underOfferMinor: Minor,
  savingMinor: Minor,
  waivedMinor: Minor,
  discountMinor: Minor,
  listMinor: Minor,
  entries: z.array(
    z.object({
      entryId: Id,
      workedOn: Day,
      minutes: z.int(),
      coveredMinutes: z.int(),
      listMinor: Minor,
      billedMinor: Minor,
      waivedMinor: Minor,
      discountMinor: Minor,
    }),
  ),
})

export const pricingContract = {
  replay: oc
    .route({
      method: 'POST',
      path: '/replays',
      tags,
      summary: 'The last months of a client under an offer, entry by entry; nothing is kept',
      successStatus: 200,
    })
    .input(z.object({ clientId: Id, terms: TermsShape, months: z.int().min(1).max(36).default(12) }))
    .output(Replay),
  history: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/history',
      tags,
      summary: 'Exposure and work of a client by month, with what is missing',
    })
    .input(z.object({ clientId: Id, months: z.coerce.number().int().min(1).max(60).default(12) }))
    .output(z.object({ months: z.array(HistoryMonth), gaps: z.array(z.string()) })),
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
  factors: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/rating-factors',
      tags,
      summary: 'What makes this client need more or less than the book',
    })
    .input(listQuery(['name']).extend({ clientId: Id }))
    .output(
      listOf(
        Factor.extend({ id: Id, source: z.enum(['typed', 'audit']), madeAt: Instant, madeBy: z.string() }),
      ),
    ),
  addFactor: oc
    .route({
      method: 'POST',
      path: '/clients/{clientId}/rating-factors',
      tags,
      summary: 'Set a rating factor; 10000 takes it back',
      successStatus: 201,
    })
    .input(Factor.extend({ clientId: Id }))
    .output(z.object({ id: Id })),
}
