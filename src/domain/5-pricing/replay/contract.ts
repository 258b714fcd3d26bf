import { oc } from '@orpc/contract'
import { z } from 'zod'
import { TermsShape } from '#agreements/contract'
import { Day, Id, Minor } from '#kernel/contract.ts'

const tags = ['pricing']

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

export const replayContract = {
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
}
