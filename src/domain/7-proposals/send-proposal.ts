import { addLink, allow, firmCard } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { keepFile } from '#platform/database/files.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { Stale } from '#platform/failures.ts'
import { newId, sha256 } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'
import { canonicalJson } from '#platform/seal/canonical-json.ts'
import { recordEvidence } from '#winning'
import { type HeldProposal, holdProposal, peopleOf, proposalRow } from './held-proposal.ts'
import { proposalLetter } from './letters/proposal-letter.ts'
import { printProposal } from './print-proposal.ts'
import type { Sealed } from './proposal-shapes.ts'
import { revisionsOf } from './revisions.ts'
import { maySend } from './rules/may.ts'
import { sealedContent } from './sealed-content.ts'
import { addStep } from './write-step.ts'

type Sending = { proposalId: string; revision: number; words: string }

/**
 * Freezes a proposal and sends it. What is sealed names the hash of the revision before; that one can't be signed
 * any more. The link is answered too: it can be handed over where no mail goes out.
 */
export async function sendProposal(context: Context, { proposalId, revision, words }: Sending) {
  allow(context, 'propose')
  let link = ''
  const sent = await context.db.write(async (tx) => {
    const proposal = await holdProposal(tx, proposalId, context.now)
    if (proposal.revision !== revision) throw new Stale('proposal', await proposalRow(tx, proposalId))
    await maySendOrRefuse(tx, proposal)
    const frozen = await freeze(tx, context, proposal)
    link = `${context.baseUrl}/proposal/${await addLink(tx, linkTo(frozen.id), context.now)}`
    await mailLink(tx, context, frozen, { link, words })
    await tellDeal(tx, context, proposal, frozen.content)
    return { number: frozen.number, hash: frozen.hash }
  })
  return { ...sent, link }
}

const linkTo = (revisionId: string) => ({ purpose: 'proposal', aboutId: revisionId, until: null })

async function maySendOrRefuse(tx: Tx, { clientId, contactId, draft, standing, today }: HeldProposal) {
  const contacts = await peopleOf(tx, clientId)
  const addressee = contacts.find(({ id }) => id === contactId)
  orRefuse(maySend(draft, { standing, today, contacts, addressee }))
}

async function freeze(tx: Tx, context: Context, proposal: HeldProposal) {
  const last = (await revisionsOf(tx, proposal.id)).at(-1)
  const number = (last?.number ?? 0) + 1
  const place = { revision: number, previousHash: last?.hash ?? null }
  const content = await sealedContent(tx, context, proposal, place)
  const sealed = canonicalJson(content)
  const [id, hash] = [newId(), sha256(sealed)]
  const { clientId } = proposal
  const pdf = await printProposal(content, { hash, attached: [{ number, sealed }] })
  const name = `${content.number} ${content.client.name}.pdf`
  const fileId = await keepFile(
    tx,
    { name, mediaType: 'application/pdf', content: pdf, clientId },
    context.now,
  )
  await tx
    .insertInto('proposal_revision')
    .values({
      id,
      proposal_id: proposal.id,
      client_id: clientId,
      number,
      sealed,
      hash,
      previous_hash: place.previousHash,
      valid_until: content.validUntil,
      file_id: fileId,
      sent_at: context.now,
      sent_by: context.actor.name,
    })
    .execute()
  if (proposal.standing.state === 'sent' && last)
    await addStep(tx, context, { proposalId: proposal.id, revision: last.number, kind: 'superseded' })
  await addStep(tx, context, {
    proposalId: proposal.id,
    revision: number,
    kind: 'sent',
    says: content.contact.name,
  })
  return { id, number, hash, fileId, content }
}

async function mailLink(
  tx: Tx,
  { now, actor }: Context,
  { content, fileId }: { content: Sealed; fileId: string },
  { link, words }: { link: string; words: string },
) {
  const firm = await firmCard(tx)
  const letter = proposalLetter(content, { link, words, by: actor.name })
  const mail = { to: content.contact.email, purpose: 'proposal', clientId: content.client.id }
  const replyTo = firm.email || undefined
  await queueMail(tx, { ...mail, ...letter, fromName: firm.name, replyTo, attachmentIds: [fileId] }, now)
}

async function tellDeal(tx: Tx, context: Context, { id, clientId }: HeldProposal, content: Sealed) {
  const says = `${content.number}, revision ${content.revision}`
  const monthly = content.options.find(({ recommended }) => recommended)?.price.monthlyMinor
  await recordEvidence(tx, context, {
    clientId,
    kind: 'proposal-sent',
    says,
    causeId: id,
    valueMinor: monthly,
  })
  const text = `${says} to ${content.contact.name}`
  await recordHappenings(tx, context, [{ kind: 'proposal.sent', aboutId: id, clientId, details: { text } }])
}
