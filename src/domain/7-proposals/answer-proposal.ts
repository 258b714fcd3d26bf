import { firmCard, personById } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'
import { recordEvidence } from '#winning'
import { type LinkedRevision, linkedRevision } from './by-link.ts'
import { holdProposal, type ProposalRecord } from './held-proposal.ts'
import { toldLetter } from './letters/proposal-letter.ts'
import { mayAnswer } from './rules/may.ts'
import { addStep } from './write-step.ts'

/** A reader says no, and why. A new revision may be sent all the same. */
export function declineProposal(context: Context, { reason }: { reason: string }) {
  return context.db.write(async (tx) => {
    const linked = await linkedRevision(tx, context)
    const proposal = await holdProposal(tx, linked.proposalId, context.now)
    const { state, today, validUntil, content, number } = await linkedRevision(tx, context)
    orRefuse(mayAnswer({ state, validUntil }, today))
    const by = readerOf(context, content.contact.name)
    await addStep(tx, by, { proposalId: proposal.id, revision: number, kind: 'declined', says: reason })
    const { clientId, id } = proposal
    await recordEvidence(tx, by, { clientId, kind: 'proposal-declined', says: reason, causeId: id })
    await recordHappenings(tx, by, [
      { kind: 'proposal.declined', aboutId: id, clientId, details: { text: reason } },
    ])
    await tellMaker(tx, context, proposal, content.number, `was declined.\n\n“${reason}”`)
    return { state: 'declined' as const }
  })
}

/** A reader asks something; whoever made the proposal gets it by mail. */
export function askAboutProposal(context: Context, { words }: { words: string }) {
  return context.db.write(async (tx) => {
    const linked = await linkedRevision(tx, context)
    const proposal = await holdProposal(tx, linked.proposalId, context.now)
    const id = newId()
    await tx
      .insertInto('proposal_question')
      .values({ id, revision_id: linked.id, words, asked_at: context.now })
      .execute()
    const by = readerOf(context, linked.content.contact.name)
    const about = { aboutId: proposal.id, clientId: proposal.clientId, details: { text: words } }
    await recordHappenings(tx, by, [{ kind: 'proposal.asked', ...about }])
    await tellMaker(tx, context, proposal, linked.content.number, `raised a question.\n\n“${words}”`)
    return { id }
  })
}

/** Each reading is kept; the first one of a revision is told. */
export function viewProposal(context: Context) {
  return context.db.write(async (tx) => {
    const linked = await linkedRevision(tx, context)
    const before = await viewsOf(tx, linked)
    const { address = '', agent = '' } = context.from ?? {}
    await tx
      .insertInto('proposal_view')
      .values({ id: newId(), revision_id: linked.id, viewed_at: context.now, address, agent })
      .execute()
    if (before === 0) await tellFirstView(tx, context, linked)
    return { views: before + 1 }
  })
}

async function tellFirstView(tx: Tx, context: Context, { proposalId, content }: LinkedRevision) {
  const by = readerOf(context, content.contact.name)
  const text = `${content.number}, revision ${content.revision}`
  const about = { aboutId: proposalId, clientId: content.client.id, details: { text } }
  await recordHappenings(tx, by, [{ kind: 'proposal.viewed', ...about }])
}

async function viewsOf(tx: Tx, { id }: LinkedRevision): Promise<number> {
  const { views } = await tx
    .selectFrom('proposal_view')
    .where('revision_id', '=', id)
    .select((row) => row.cast<number>(row.fn.countAll(), 'integer').as('views'))
    .executeTakeFirstOrThrow()
  return views
}

/** Who opened a link is told by the name it was sent to. */
const readerOf = ({ now }: Context, name: string) => ({ now, actor: { kind: 'system' as const, name } })

/** Mails whoever made a proposal, where that person still works here. */
export async function tellMaker(
  tx: Tx,
  context: Context,
  proposal: ProposalRecord,
  number: string,
  what: string,
) {
  const maker = proposal.madeById ? await personById(tx, proposal.madeById) : undefined
  if (!maker?.email) return
  const link = `${context.baseUrl}/proposals/${proposal.id}`
  const letter = toldLetter(number, proposal.client, what, link)
  const { name } = await firmCard(tx)
  await queueMail(
    tx,
    { to: maker.email, purpose: 'proposal', clientId: proposal.clientId, fromName: name, ...letter },
    context.now,
  )
}
