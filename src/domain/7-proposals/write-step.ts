import type { Tx } from '#platform/database/firm-database.ts'
import { newId } from '#platform/ids.ts'
import type { StepKind } from './rules/proposal-state.ts'

type NewStep = { proposalId: string; revision: number; kind: StepKind; says?: string }

/** Writes what became of a revision. */
export async function addStep(
  tx: Tx,
  by: { now: string; actor: { name: string } },
  { proposalId, revision, kind, says = '' }: NewStep,
) {
  await tx
    .insertInto('proposal_step')
    .values({
      id: newId(),
      proposal_id: proposalId,
      revision,
      kind,
      says,
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()
}
