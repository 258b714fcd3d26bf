import { oc } from '@orpc/contract'
import { z } from 'zod'
import { TermsShape } from '#agreements/contract'
import { Day, Id, listOf, listQuery, Minor } from '#kernel/contract.ts'
import { outcomes } from './rules/by-entry.ts'

const tags = ['pricing']
const minutes = z.int()

const Parts = z.object({
  listMinor: Minor,
  coveredMinor: Minor,
  waivedMinor: Minor,
  travelWaivedMinor: Minor,
  rateSavingMinor: Minor,
  discountMinor: Minor,
  givenAwayMinor: Minor,
  excludedMinor: Minor,
  heldMinor: Minor,
  billedMinor: Minor,
})

const Month = z.object({
  month: Day,
  billedMinor: Minor,
  underOfferMinor: Minor,
  feeMinor: Minor,
  workMinor: Minor,
  minutes,
  afterHoursMinutes: minutes,
  emergencyMinutes: minutes,
})

/** In nine years of ten that are made of the same months, the saving lies between these. */
const Range = z.object({
  lowMinor: Minor,
  highMinor: Minor,
  samples: z.int(),
  months: z.int(),
  seed: z.string(),
})

export const Replay = z.object({
  /** Our own entries and invoices, an old provider's bills, or the book's usual year: an assumption. */
  source: z.enum(['own', 'old-bills', 'book']),
  label: z.string(),
  assumptions: z.array(z.string()),
  offer: z.string(),
  currency: z.string(),
  months: z.array(Month),
  billedMinor: Minor,
  underOfferMinor: Minor,
  feeMinor: Minor,
  workMinor: Minor,
  savingMinor: Minor,
  /** What became of the work's list value; all but the first add up to it. */
  parts: Parts,
  range: Range.nullable(),
  noRange: z.string().nullable(),
  insured: z.array(z.object({ fact: z.string(), says: z.string() })),
  entries: z.int(),
})

const ReplayedEntry = z.object({
  id: z.string(),
  workedOn: Day,
  who: z.string().nullable(),
  what: z.string(),
  ticketId: Id.nullable(),
  ticket: z.string().nullable(),
  category: z.string(),
  class: z.string(),
  emergency: z.boolean(),
  outcome: z.enum([...outcomes, 'partly-covered']),
  minutes,
  coveredMinutes: minutes,
  ...Parts.shape,
})

/** Under what: a plan of the catalogue, or an agreement (its draft where one is being written). Exactly one. */
const under = { planId: Id.optional(), agreementId: Id.optional() }
const months = z.coerce.number().int().min(1).max(36).default(12)

export const replayContract = {
  replay: oc
    .route({
      method: 'POST',
      path: '/replays',
      tags,
      summary:
        'The last months of a client under a plan, an agreement, a draft or any terms; nothing is kept',
      successStatus: 200,
    })
    .input(
      z.object({
        ...under,
        clientId: Id,
        terms: TermsShape.optional(),
        months: z.int().min(1).max(36).default(12),
      }),
    )
    .output(Replay),
  replayedEntries: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/replayed-entries',
      tags,
      summary: 'The work behind a replay, entry by entry',
    })
    .input(
      listQuery(['workedOn', 'minutes', 'coveredMinutes', 'listMinor', 'billedMinor']).extend({
        ...under,
        clientId: Id,
        months,
        outcome: z.enum(outcomes).optional(),
      }),
    )
    .output(listOf(ReplayedEntry)),
  replayedEntry: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/replayed-entries/{entryId}',
      tags,
      summary: 'Why an entry costs what it costs under the offer, in plain sentences',
    })
    .input(z.object({ ...under, clientId: Id, months, entryId: z.string().min(1).max(60) }))
    .output(z.object({ id: z.string(), sentences: z.array(z.string()) })),
}
