import type { Instant } from '#kernel/instants.ts'

export const proposalStates = ['draft', 'sent', 'signed', 'declined', 'withdrawn', 'expired'] as const
export type ProposalState = (typeof proposalStates)[number]
export type StepKind = 'sent' | 'signed' | 'declined' | 'withdrawn' | 'expired' | 'superseded'
export type ProposalStep = { revision: number; kind: StepKind; says: string; madeAt: Instant; madeBy: string }

export type ProposalStanding = {
  state: ProposalState
  /** The revision sent last; 0 while none was. */
  revision: number
  says: string
}

/** Where a proposal stands: what became of the revision sent last. Without one it is a draft. */
export function standingOf(steps: readonly ProposalStep[]): ProposalStanding {
  const revision = Math.max(0, ...steps.map((step) => step.revision))
  const last = steps.findLast((step) => step.revision === revision && step.kind !== 'superseded')
  if (!last || last.kind === 'superseded') return { state: 'draft', revision: 0, says: '' }
  return { state: last.kind, revision, says: last.says }
}

/** What became of one revision, for whoever holds its link. */
export function revisionState(steps: readonly ProposalStep[], revision: number): StepKind {
  return steps.findLast((step) => step.revision === revision)?.kind ?? 'sent'
}
