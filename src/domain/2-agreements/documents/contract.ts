import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Id, Instant, Name } from '#kernel/contract.ts'

const tags = ['agreements']

/** 25 MB as base64. */
const mostCharacters = 34_952_536

export const DocumentRow = z.object({
  id: Id,
  fileId: Id,
  title: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  madeAt: Instant,
  madeBy: z.string(),
})

export const documentsContract = {
  documents: oc
    .route({
      method: 'GET',
      path: '/agreements/{agreementId}/documents',
      tags,
      summary: 'Documents of an agreement',
    })
    .input(z.object({ agreementId: Id }))
    .output(z.object({ items: z.array(DocumentRow) })),
  addDocument: oc
    .route({
      method: 'POST',
      path: '/agreements/{agreementId}/documents',
      tags,
      summary: 'Keep a document with an agreement: an old signed PDF, at most 25 MB',
      successStatus: 201,
    })
    .input(
      z.object({
        agreementId: Id,
        title: Name,
        name: Name,
        mediaType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/, 'A media type such as application/pdf is right.'),
        content: z
          .base64('The file’s bytes as base64 are right.')
          .max(mostCharacters, 'A file may have 25 MB at most.'),
      }),
    )
    .output(z.object({ id: Id, fileId: Id })),
  document: oc
    .route({
      method: 'GET',
      path: '/agreement-documents/{documentId}',
      tags,
      summary: 'A document with its content',
    })
    .input(z.object({ documentId: Id }))
    .output(DocumentRow.extend({ sha256: z.string(), content: z.base64() })),
}
