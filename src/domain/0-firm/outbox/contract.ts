import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Id, Instant, listOf, listQuery } from '#kernel/contract.ts'

const State = z.enum(['sent', 'refused', 'waiting', 'kept'])
const Row = z.object({
  id: Id,
  clientId: Id.nullable(),
  purpose: z.string(),
  to: z.string(),
  subject: z.string(),
  madeAt: Instant,
  state: State,
  sentAt: Instant.nullable(),
  tries: z.int(),
  lastError: z.string().nullable(),
})
const tags = ['firm']
const ofMail = z.object({ id: Id })

export const outboxContract = {
  listMails: oc
    .route({ method: 'GET', path: '/mails', tags, summary: 'The outbox: every mail, sent or not' })
    .input(listQuery(['madeAt', 'to', 'subject']).extend({ state: State.optional() }))
    .output(listOf(Row)),
  mail: oc
    .route({ method: 'GET', path: '/mails/{id}', tags, summary: 'One mail as it reads' })
    .input(ofMail)
    .output(Row.extend({ text: z.string(), attachments: z.array(z.object({ id: Id, name: z.string() })) })),
  sendMailAgain: oc
    .route({
      method: 'POST',
      path: '/mails/{id}/sending',
      tags,
      summary: 'Send one that did not go out again',
      successStatus: 201,
    })
    .input(ofMail)
    .output(z.object({ id: Id })),
}
