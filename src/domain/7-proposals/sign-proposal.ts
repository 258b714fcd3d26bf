import { activateAgreement, agreementNumber, recordDocument } from '#agreements'
import { invoiceFirstPeriod } from '#billing'
import { firmCard } from '#firm'
import type { Actor } from '#kernel/actor.ts'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { keepFile } from '#platform/database/files.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId, sha256 } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'
import { canonicalJson } from '#platform/seal/canonical-json.ts'
import { sealPdf } from '#platform/seal/seal-pdf.ts'
import { recordEvidence } from '#winning'
import { tellMaker } from './answer-proposal.ts'
import { type LinkedRevision, linkedRevision } from './by-link.ts'
import { type HeldProposal, holdProposal, peopleOf } from './held-proposal.ts'
import { signedLetter } from './letters/proposal-letter.ts'
import { printProposal } from './print-proposal.ts'
import { revisionsOf } from './revisions.ts'
import { mayAnswer, maySign, type Signing } from './rules/may.ts'
import { withLines } from './rules/price.ts'
import { addStep } from './write-step.ts'

export type Signed = Signing & { name: string; title: string }
type By = { now: string; actor: Actor }

/**
 * Signs one option, once: signature, agreement, its paper, the first invoice, the deal and the relationship are
 * written together, or not at all. Of two who sign at once the second is told that it is signed.
 */
export function signProposal(context: Context, input: Signed) {
  return context.db.write(async (tx) => {
    const opened = await linkedRevision(tx, context)
    const proposal = await holdProposal(tx, opened.proposalId, context.now)
    // Read again behind the lock: it may have been signed, withdrawn or replaced meanwhile.
    const linked = await linkedRevision(tx, context)
    orRefuse(mayAnswer(linked, linked.today))
    const contacts = await peopleOf(tx, proposal.clientId)
    const { options } = linked.content
    const { option, lines, signer } = orRefuse(maySign({ hash: linked.hash, options, contacts }, input))
    const by: By = { now: context.now, actor: signerOf(proposal, signer.id, input.name) }
    const signature = sealSignature(context, linked, input, signer.id)
    const fileId = await keepPaper(tx, context, linked, signature)
    const agreement = await activateAgreement(tx, by, {
      clientId: proposal.clientId,
      name: option.name,
      currency: proposal.currency,
      terms: withLines(option.terms, lines),
      startsOn: linked.content.startsOn,
      endsOn: option.endsOn,
      signedOn: linked.today,
      cause: 'signed',
      signedBy: input.name,
      planVersionId: option.planVersionId,
      documentId: fileId,
      note: `${linked.content.number}, revision ${linked.number}`,
    })
    await recordSignature(tx, by, {
      proposal,
      linked,
      signature,
      signerId: signer.id,
      agreementId: agreement.id,
      fileId,
    })
    await invoiceFirstPeriod(tx, by, { agreementId: agreement.id })
    const number = agreementNumber(agreement.number)
    await tellAll(tx, context, by, {
      proposal,
      linked,
      input,
      fileId,
      agreement: number,
      agreementId: agreement.id,
    })
    return { agreement: number, hash: signature.hash, signedAt: context.now }
  })
}

function signerOf({ clientId }: HeldProposal, contactId: string, name: string): Actor {
  const rights = { asks: true, seesMoney: true, approvesUpToMinor: 0, signs: true }
  return { kind: 'contact', contactId, clientId, name, rights }
}

type Signature = ReturnType<typeof sealSignature>

/** Who signed what, when and from where, in one text that names the hash of what was signed. */
function sealSignature(
  context: Context,
  { hash, content, number }: LinkedRevision,
  input: Signed,
  contactId: string,
) {
  const { address = '', agent = '' } = context.from ?? {}
  const { name, email, title, optionKey, lineKeys } = input
  const record = {
    form: 'perennial-signature-1',
    proposal: content.number,
    revision: number,
    revisionHash: hash,
    optionKey,
    lineKeys: [...lineKeys],
    signer: { contactId, name, email, title },
    consent: content.consent,
    signedAt: context.now,
    address,
    agent,
  }
  const sealed = canonicalJson(record)
  return { record, sealed, hash: sha256(sealed) }
}

/** The signed paper, sealed so that any change shows, and kept. */
async function keepPaper(
  tx: Tx,
  context: Context,
  linked: LinkedRevision,
  { record, sealed, hash }: Signature,
) {
  const { content, proposalId } = linked
  const { signer, optionKey, lineKeys, signedAt, address, agent } = record
  const pdf = await printProposal(content, {
    hash: linked.hash,
    attached: (await revisionsOf(tx, proposalId)).filter(({ number }) => number <= linked.number),
    signed: {
      ...signer,
      optionKey,
      lines: lineKeys,
      signedAt,
      address,
      agent,
      hash,
      sealed,
      at: context.now,
    },
  })
  const reason = `${content.number} signed by ${signer.name} for ${content.client.name}`
  const paper = await sealPdf(pdf, { reason, name: signer.name, at: context.now, p12: sealKeyOf(context) })
  const name = `${content.number} ${content.client.name}, signed.pdf`
  const file = { name, mediaType: 'application/pdf', content: paper, clientId: content.client.id }
  return keepFile(tx, file, context.now)
}

function sealKeyOf({ sealKey }: Context): Uint8Array {
  if (!sealKey) throw new Error('This process was started without a key to seal documents with')
  return sealKey()
}

type Recorded = {
  proposal: HeldProposal
  linked: LinkedRevision
  signature: Signature
  signerId: string
  agreementId: string
  fileId: string
}

async function recordSignature(
  tx: Tx,
  by: By,
  { proposal, linked, signature, signerId, agreementId, fileId }: Recorded,
) {
  const { id: proposalId, clientId } = proposal
  await tx
    .insertInto('proposal_signature')
    .values({
      id: newId(),
      proposal_id: proposalId,
      revision_id: linked.id,
      client_id: clientId,
      contact_id: signerId,
      agreement_id: agreementId,
      sealed: signature.sealed,
      hash: signature.hash,
      file_id: fileId,
      signed_at: by.now,
    })
    .execute()
  await addStep(tx, by, { proposalId, revision: linked.number, kind: 'signed', says: by.actor.name })
  await recordDocument(tx, by, { agreementId, clientId, fileId, title: `${linked.content.number}, signed` })
}

type Told = {
  proposal: HeldProposal
  linked: LinkedRevision
  input: Signed
  fileId: string
  agreement: string
  agreementId: string
}

async function tellAll(tx: Tx, context: Context, by: By, told: Told) {
  const { proposal, linked, input, fileId, agreement, agreementId } = told
  const { clientId, id } = proposal
  const { content } = linked
  await recordEvidence(tx, by, { clientId, kind: 'signed', says: agreement, causeId: id })
  const text = `${content.number} signed by ${input.name}: ${agreement}`
  const details = { text, agreementId, optionKey: input.optionKey }
  await recordHappenings(tx, by, [{ kind: 'proposal.signed', aboutId: id, clientId, details }])
  const firm = await firmCard(tx)
  const letter = signedLetter(
    { ...content, contact: { name: input.name } },
    { agreement, startsOn: content.startsOn },
  )
  const mail = { to: input.email, purpose: 'proposal', clientId, attachmentIds: [fileId] }
  await queueMail(
    tx,
    { ...mail, fromName: firm.name, replyTo: firm.email || undefined, ...letter },
    context.now,
  )
  await tellMaker(tx, context, proposal, content.number, `was signed by ${input.name}: ${agreement}.`)
}
