import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id } from '#kernel/contract.ts'
import { HoursLeft } from '../coverage/contract.ts'

const tags = ['service']

/** Who asked for the work of a month, what it was about, and who did it. */
export const Asked = z.object({
  who: z.string(),
  about: z.string(),
  tickets: z.int(),
  servedBy: z.array(z.string()),
  minutes: z.int(),
  /** The same minutes by ticket; null for work on none. */
  work: z.array(z.object({ ticketId: Id.nullable(), title: z.string().nullable(), minutes: z.int() })),
})

export const hoursContract = {
  agreementHours: oc
    .route({
      method: 'GET',
      path: '/agreements/{agreementId}/hours',
      tags,
      summary: 'Hours of an agreement: what is left today, what each month used, and who used it',
    })
    .input(z.object({ agreementId: Id }))
    .output(
      z.object({
        today: Day,
        /** Work that no invoice has closed is counted in. */
        left: z.array(HoursLeft),
        /** The last twelve months: minutes worked, and what was drawn of minutes granted. */
        months: z.array(z.object({ month: z.string(), workedMinutes: z.int(), drawnMinutes: z.int() })),
        /** This month's work. */
        asked: z.array(Asked),
      }),
    ),
}
