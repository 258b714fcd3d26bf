import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Instant, listOf, listQuery, Name, Revision, Text } from '#kernel/contract.ts'

const tags = ['service']

export const ChecklistItem = z.object({
  key: z.string().max(60),
  title: z.string().trim().min(1).max(300),
  result: z.enum(['done', 'problem', 'not-applicable']).nullable().default(null),
  /** What was seen: the evidence in words. */
  evidence: z.string().max(2000).default(''),
  fileIds: z.array(Id).max(20).default([]),
  doneAt: Instant.nullable().default(null),
  doneBy: z.string().nullable().default(null),
})

export const VisitFields = z.object({
  clientId: Id,
  siteId: Id.nullish(),
  ticketId: Id.nullish(),
  personId: Id.nullish(),
  kind: z.enum(['proactive', 'on-site', 'audit', 'review']),
  title: Name,
  startsAt: Instant,
  endsAt: Instant,
  /** Visits of one trip share its travel. */
  tripId: Id.nullish(),
  checklist: z.array(z.string().trim().min(1).max(300)).max(100).optional(),
})

export const Visit = z.object({
  id: Id,
  clientId: Id,
  client: z.string(),
  siteId: Id.nullable(),
  site: z.string().nullable(),
  address: z.string(),
  ticketId: Id.nullable(),
  ticketNumber: z.int().nullable(),
  personId: Id.nullable(),
  person: z.string().nullable(),
  kind: z.enum(['proactive', 'on-site', 'audit', 'review']),
  title: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  arrivedAt: Instant.nullable(),
  leftAt: Instant.nullable(),
  cancelledAt: Instant.nullable(),
  signedAt: Instant.nullable(),
  signedBy: z.string(),
  report: z.string(),
  tripId: Id.nullable(),
  checklist: z.array(ChecklistItem),
  revision: Revision,
})

const onVisit = z.object({ visitId: Id })
const Changed = z.object({ revision: Revision })
const post = (path: `/${string}`, summary: string) =>
  oc.route({ method: 'POST', path, tags, summary, successStatus: 201 })

export const visitsContract = {
  visits: oc
    .route({ method: 'GET', path: '/visits', tags, summary: 'Visits by day' })
    .input(
      listQuery(['startsAt', 'client']).extend({
        from: Day.optional(),
        through: Day.optional(),
        clientId: Id.optional(),
        personId: Id.optional(),
        kind: z.enum(['proactive', 'on-site', 'audit', 'review']).optional(),
      }),
    )
    .output(listOf(Visit)),
  visit: oc
    .route({ method: 'GET', path: '/visits/{visitId}', tags, summary: 'A visit with its checklist' })
    .input(onVisit)
    .output(Visit),
  planVisit: post('/visits', 'Plan a visit')
    .input(VisitFields)
    .output(z.object({ id: Id })),
  changeVisit: oc
    .route({
      method: 'PUT',
      path: '/visits/{visitId}',
      tags,
      summary: 'Move a visit, or give it to somebody',
    })
    .input(
      VisitFields.omit({ clientId: true, checklist: true, ticketId: true }).extend({
        visitId: Id,
        revision: Revision,
      }),
    )
    .output(Changed),
  cancelVisit: oc
    .route({ method: 'DELETE', path: '/visits/{visitId}', tags, summary: 'Cancel a visit' })
    .input(onVisit)
    .output(z.object({ id: Id })),
  arrive: post('/visits/{visitId}/arrival', 'Check in')
    .input(onVisit.extend({ at: Instant.optional() }))
    .output(Changed),
  leave: post('/visits/{visitId}/departure', 'Check out')
    .input(onVisit.extend({ at: Instant.optional() }))
    .output(Changed),
  tickItem: oc
    .route({
      method: 'PUT',
      path: '/visits/{visitId}/checklist/{key}',
      tags,
      summary: 'Answer an item of the checklist, with what was seen',
    })
    .input(
      onVisit.extend({
        key: z.string().max(60),
        result: z.enum(['done', 'problem', 'not-applicable']).nullable(),
        evidence: z.string().trim().max(2000).default(''),
      }),
    )
    .output(Changed),
  addEvidence: post('/visits/{visitId}/checklist/{key}/files', 'Keep a photo or file with an item')
    .input(
      onVisit.extend({
        key: z.string().max(60),
        name: z.string().trim().min(1).max(200),
        mediaType: z
          .string()
          .regex(
            /^(image\/(jpeg|png|webp)|application\/pdf|text\/plain)$/,
            'A picture, a PDF or plain text is right.',
          ),
        contentBase64: z.base64().max(14_000_000, 'At most 10 MB are right.'),
      }),
    )
    .output(z.object({ fileId: Id })),
  evidence: oc
    .route({
      method: 'GET',
      path: '/visits/{visitId}/files/{fileId}',
      tags,
      summary: 'A file kept with a visit',
    })
    .input(onVisit.extend({ fileId: Id }))
    .output(z.file()),
  signOff: post(
    '/visits/{visitId}/sign-off',
    'Sign a visit off: every item answered, who saw it, and a report',
  )
    .input(
      onVisit.extend({
        signedBy: z.string().trim().min(1, 'Who saw it done?').max(200),
        report: Text.default(''),
      }),
    )
    .output(Changed),
}
