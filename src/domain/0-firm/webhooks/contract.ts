import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Id, Instant, listOf, listQuery, Revision } from '#kernel/contract.ts'

const WebhookFields = z.object({
  url: z.string().trim().max(1000),
  /** Kinds of happenings such as ticket.opened, or ticket.* for all of tickets; none for every one. */
  kinds: z
    .array(z.string().regex(/^[a-z][a-z-]*\.([a-z-]+|\*)$/, 'A kind such as ticket.opened is right.'))
    .max(100),
})
const Webhook = WebhookFields.extend({
  id: Id,
  isActive: z.boolean(),
  secretHint: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
  waiting: z.int(),
  lastDeliveredAt: Instant.nullable(),
  lastFailure: z.string().nullable(),
  revision: Revision,
})
const Delivery = z.object({
  id: Id,
  kind: z.string(),
  madeAt: Instant,
  state: z.enum(['waiting', 'delivered', 'given-up']),
  tries: z.int(),
  dueAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  answerStatus: z.int().nullable(),
  answerText: z.string(),
  body: z.string(),
})
const tags = ['firm']
const ofWebhook = z.object({ id: Id })
const WithSecret = z.object({
  id: Id,
  /** Signs what we send. Not in a repeated answer. */
  secret: z.string().optional(),
})

export const webhooksContract = {
  listWebhooks: oc
    .route({ method: 'GET', path: '/webhooks', tags, summary: 'Who hears what happens here' })
    .output(z.object({ items: z.array(Webhook), total: z.int() })),
  addWebhook: oc
    .route({
      method: 'POST',
      path: '/webhooks',
      tags,
      summary: 'Have another system hear; its secret is shown this once',
      successStatus: 201,
    })
    .input(WebhookFields)
    .output(WithSecret),
  changeWebhook: oc
    .route({
      method: 'PATCH',
      path: '/webhooks/{id}',
      tags,
      summary: 'Change address and kinds, pause, go on',
    })
    .input(WebhookFields.partial().extend({ id: Id, revision: Revision, isActive: z.boolean().optional() }))
    .output(Webhook),
  renewWebhookSecret: oc
    .route({
      method: 'POST',
      path: '/webhooks/{id}/secret',
      tags,
      summary: 'Make a new secret; the old one ends',
      successStatus: 201,
    })
    .input(ofWebhook)
    .output(WithSecret),
  retireWebhook: oc
    .route({ method: 'DELETE', path: '/webhooks/{id}', tags, summary: 'Take it away; nothing more is sent' })
    .input(ofWebhook)
    .output(z.object({ id: Id })),
  testWebhook: oc
    .route({
      method: 'POST',
      path: '/webhooks/{id}/test',
      tags,
      summary: 'Send a test now; how it went stands among the deliveries',
      successStatus: 201,
    })
    .input(ofWebhook)
    .output(z.object({ id: Id })),
  listWebhookDeliveries: oc
    .route({
      method: 'GET',
      path: '/webhooks/{id}/deliveries',
      tags,
      summary: 'What was sent, the last first',
    })
    .input(listQuery(['madeAt', 'kind', 'tries']).extend({ id: Id, state: Delivery.shape.state.optional() }))
    .output(listOf(Delivery)),
  deliverAgain: oc
    .route({
      method: 'POST',
      path: '/webhook-deliveries/{id}/try',
      tags,
      summary: 'Try once more now',
      successStatus: 201,
    })
    .input(ofWebhook)
    .output(z.object({ id: Id })),
}
