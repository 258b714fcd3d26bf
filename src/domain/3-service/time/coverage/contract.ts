import { z } from 'zod'
import { Id, Minor } from '#kernel/contract.ts'

/** One stretch of work with one fate. Money is null for those who don't see it. */
export const CoveredPiece = z.object({
  entryId: z.string(),
  outcome: z.enum(['covered', 'billed', 'given-away', 'held', 'excluded']),
  reason: z.string().nullable(),
  class: z.enum(['business', 'evening', 'weekend', 'holiday']),
  emergency: z.boolean(),
  actualMinutes: z.int(),
  billableMinutes: z.int(),
  line: z.string().nullable(),
  drawnUnits: z.number(),
  unit: z.enum(['minutes', 'money', 'visits', 'incidents']).nullable(),
  billedMinor: Minor.nullable(),
  waivedMinor: Minor.nullable(),
  words: z.string(),
  tests: z.array(
    z.object({ line: z.string().nullable(), test: z.string(), passed: z.boolean(), words: z.string() }),
  ),
})

/** What is left of what was granted, after this work. */
export const HoursLeft = z.object({
  line: z.string(),
  unit: z.enum(['minutes', 'money', 'visits', 'incidents']),
  granted: z.number(),
  left: z.number(),
  usableTo: z.string().nullable(),
})

/** What covers a client's work, in a word, and what is left of it. */
export const CoveredBy = z.object({
  kind: z.enum(['fixed-fee', 'retainer', 'block', 'discounted-labour']),
  agreement: z.string(),
  unit: z.enum(['minutes', 'money', 'visits', 'incidents']).nullable(),
  left: z.number().nullable(),
})

export const CoverageOfWork = z.object({
  /** 'Covered by the retainer', '0:30 to be billed': what to tell the client. */
  headline: z.string(),
  agreement: z.object({ id: Id, name: z.string() }).nullable(),
  currency: z.string(),
  minutes: z.int(),
  coveredMinutes: z.int(),
  billedMinutes: z.int(),
  heldMinutes: z.int(),
  billedMinor: Minor.nullable(),
  waivedMinor: Minor.nullable(),
  pieces: z.array(CoveredPiece),
  left: z.array(HoursLeft),
})
