import { allow } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { recordEvidence } from '#winning'
import { type HeldProposal, holdProposal } from './held-proposal.ts'
import { proposalNumber } from './proposal-shapes.ts'
import { mayWithdraw } from './rules/may.ts'
import { addStep } from './write-step.ts'

/** Takes back a proposal that is out: its link still opens, and says so. */
export function withdrawProposal(
  context: Context,
  { proposalId, reason }: { proposalId: string; reason: string },
) {
  allow(context, 'propose')
  return context.db.write(async (tx) => {
    const proposal = await holdProposal(tx, proposalId, context.now)
    orRefuse(mayWithdraw(proposal.standing))
    await closeProposal(tx, context, proposal, 'withdrawn', reason)
    return { id: proposalId }
  })
}

export async function closeProposal(
  tx: Tx,
  context: Context,
  { id, clientId, number, standing }: HeldProposal,
  kind: 'withdrawn' | 'expired',
  says: string,
) {
  await addStep(tx, context, { proposalId: id, revision: standing.revision, kind, says })
  await recordEvidence(tx, context, { clientId, kind: `proposal-${kind}`, says, causeId: id })
  const text = says || proposalNumber(number)
  await recordHappenings(tx, context, [
    { kind: `proposal.${kind}`, aboutId: id, clientId, details: { text } },
  ])
}
