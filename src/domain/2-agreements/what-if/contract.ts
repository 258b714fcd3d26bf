import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Day, Id, Instant, Minor, Minutes } from '#kernel/contract.ts'
import { TermsShape } from '../terms/contract.ts'

const tags = ['agreements']

const DayClass = z.enum(['business', 'evening', 'weekend', 'holiday'])
const Word = z.string().min(1).max(60)
const facts = {
  category: Word.optional(),
  workType: Word.optional(),
  role: Word.optional(),
  emergency: z.boolean().optional(),
}

export const ExpectedWorkShape = z.object({
  ...facts,
  timesAMonth: z.int().min(1).max(500),
  minutesEach: Minutes.min(1).max(1_440),
  class: DayClass.optional(),
})

/** Work that was done, to be seen as if it came again: with clock times, or minutes of a day and class. */
export const PastWork = z.object({
  ...facts,
  id: z.string().min(1).max(60),
  ticketId: z.string().max(60).optional(),
  channel: Word.optional(),
  siteId: Id.optional(),
  startedAt: Instant.optional(),
  endedAt: Instant.optional(),
  workedOn: Day.optional(),
  minutes: Minutes.optional(),
  class: DayClass.optional(),
})

export const ForeseenLine = z.object({
  name: z.string(),
  from: Day,
  toExclusive: Day,
  quantity: z.number(),
  unitPrice: z.string(),
  netMinor: Minor,
})

export const ForeseenWork = z.object({
  coveredMinutes: z.int(),
  billedMinutes: z.int(),
  heldMinutes: z.int(),
  coveredMinor: Minor,
  billedMinor: Minor,
  heldMinor: Minor,
  waivedMinor: Minor,
  discountMinor: Minor,
  listMinor: Minor,
  why: z.array(z.object({ title: z.string(), sentences: z.array(z.string()), billedMinor: Minor })),
})

export const Foreseen = z.object({
  on: Day,
  fees: z.array(ForeseenLine),
  work: ForeseenWork.nullable(),
  feesMinor: Minor,
  workMinor: Minor,
  netMinor: Minor,
  left: z.array(
    z.object({ line: z.string(), unit: z.enum(['minutes', 'money', 'visits', 'incidents']), units: z.int() }),
  ),
})

export const whatIfContract = {
  whatIf: oc
    .route({
      method: 'POST',
      path: '/what-if',
      tags,
      summary: 'The invoices of the coming months under terms that nobody signed, with expected or past work',
      successStatus: 200,
    })
    .input(
      z.object({
        clientId: Id,
        terms: TermsShape,
        currency: Currency.optional(),
        startsOn: Day,
        months: z.int().min(1).max(36).default(12),
        expected: z.array(ExpectedWorkShape).max(50).default([]),
        past: z.array(PastWork).max(5_000).default([]),
      }),
    )
    .output(
      z.object({
        currency: Currency,
        invoices: z.array(Foreseen),
        netMinor: Minor,
        feesMinor: Minor,
        workMinor: Minor,
        coveredMinor: Minor,
        waivedMinor: Minor,
        pastRead: z.int(),
      }),
    ),
}
