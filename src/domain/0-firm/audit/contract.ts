import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Instant, listOf, listQuery } from '#kernel/contract.ts'

const Entry = z.object({
  id: Id,
  madeAt: Instant,
  actorKind: z.enum(['person', 'contact', 'system']),
  actorName: z.string(),
  action: z.string(),
  about: z.record(z.string(), z.string()),
  requestId: z.string().nullable(),
})

export const auditContract = {
  listAuditEntries: oc
    .route({ method: 'GET', path: '/audit-entries', tags: ['firm'], summary: 'Who did what, the last first' })
    .input(
      listQuery(['madeAt']).extend({
        actorKind: Entry.shape.actorKind.optional(),
        from: Day.optional(),
        to: Day.optional(),
      }),
    )
    .output(listOf(Entry)),
}
