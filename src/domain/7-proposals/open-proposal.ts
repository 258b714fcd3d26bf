import { allow } from '#firm'
import { sentence } from '#kernel/sentences.ts'
import type { Context } from '#platform/context.ts'
import { fileById } from '#platform/database/files.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { linkedRevision } from './by-link.ts'
import { proposalRow } from './held-proposal.ts'
import { proposalNumber } from './proposal-shapes.ts'
import { revisionsOf } from './revisions.ts'
import { mayAnswer } from './rules/may.ts'
import { proposalsSentences } from './rules/sentences.ts'
import { checkChain } from './seal.ts'
import { signatureOf, signatureRow } from './signature.ts'

/** What a link opens: the revision it was made for, and what can still be done with it. */
export function openProposal(context: Context) {
  return context.db.read(async (tx) => {
    const { state, hash, content, validUntil, today, proposalId } = await linkedRevision(tx, context)
    const may = mayAnswer({ state, validUntil }, today)
    const signed = state === 'signed' ? await signatureOf(tx, proposalId) : null
    const isOver = !may.yes && may.reason === 'proposal-expired'
    return {
      state: isOver ? ('expired' as const) : state,
      hash,
      proposal: content,
      signature: signed && withoutAgreement(signed),
      closedBecause: may.yes ? null : sentence(may.reason, may.about, proposalsSentences),
    }
  })
}

function withoutAgreement({
  agreementId,
  ...signature
}: NonNullable<Awaited<ReturnType<typeof signatureOf>>>) {
  return signature
}

/** The paper that a link opens: as it was sent, or signed. */
export function openDocument(context: Context): Promise<File> {
  return context.db.read(async (tx) => {
    const { state, proposalId, fileId } = await linkedRevision(tx, context)
    const signed = state === 'signed' ? await signatureRow(tx, proposalId) : undefined
    return pdfOf(tx, signed?.fileId ?? fileId)
  })
}

/** The same for our own people: a revision by its number, or the signed paper, or the last that was sent. */
export function proposalFile(
  context: Context,
  { proposalId, number }: { proposalId: string; number?: number },
) {
  allow(context, 'propose')
  return context.db.read(async (tx) => {
    const revisions = await revisionsOf(tx, proposalId)
    const asked = number === undefined ? revisions.at(-1) : revisions.find((one) => one.number === number)
    const signed = number === undefined ? await signatureRow(tx, proposalId) : undefined
    return pdfOf(tx, found(signed?.fileId ?? asked?.fileId, 'document'))
  })
}

async function pdfOf(tx: Tx, fileId: string): Promise<File> {
  const file = found(await fileById(tx, fileId), 'document')
  return new File([new Uint8Array(file.content)], file.name, { type: file.mediaType })
}

/** What was sealed, letter by letter, and whether it still holds. */
export function proposalSeal(context: Context, proposalId: string) {
  allow(context, 'propose')
  return context.db.read(async (tx) => {
    const { number } = await proposalRow(tx, proposalId)
    const revisions = await revisionsOf(tx, proposalId)
    const signed = await signatureRow(tx, proposalId)
    const signature = signed
      ? { hash: signed.hash, sealed: signed.sealed, documentSha256: signed.documentSha256 }
      : null
    return {
      number: proposalNumber(number),
      revisions: revisions.map(({ number: revision, hash, previousHash, sealed }) => ({
        number: revision,
        hash,
        previousHash,
        sealed,
      })),
      signature,
      checked: checkChain(revisions, signature),
    }
  })
}
