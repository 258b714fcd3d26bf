import { type PdfAttachment, renderPdf } from '#platform/pdf/typst.ts'
import { proposalDocument, type SignedBy } from './letters/proposal-document.ts'
import type { Sealed } from './proposal-shapes.ts'

type Printed = {
  hash: string
  /** What was sealed, revision by revision: carried inside, so that anyone can check it without us. */
  attached: readonly { number: number; sealed: string }[]
  signed?: SignedBy & { sealed: string; at: string }
}

/** A proposal as PDF, with the sealed texts attached. A signed one carries its signature too. */
export function printProposal(content: Sealed, { hash, attached, signed }: Printed): Promise<Uint8Array> {
  const { template, data, title } = proposalDocument(content, hash, signed)
  const attachments = attached.map(({ number, sealed }) =>
    jsonFile(`revision-${number}.json`, `Revision ${number} as it was sealed`, sealed),
  )
  if (signed) attachments.push(jsonFile('signature.json', 'The signature as it was sealed', signed.sealed))
  return renderPdf({
    template,
    data,
    title,
    createdAt: signed?.at ?? content.sentAt,
    standard: 'a-3b',
    attachments,
  })
}

const jsonFile = (name: string, description: string, text: string): PdfAttachment => ({
  name,
  description,
  mediaType: 'application/json',
  relationship: 'source',
  content: new TextEncoder().encode(text),
})
