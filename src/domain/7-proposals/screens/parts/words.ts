import type { ProposalState, StepKind } from '#proposals/rules'

export const stateNames: Record<ProposalState | StepKind, string> = {
  draft: 'Draft',
  sent: 'Out',
  signed: 'Signed',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  expired: 'Expired',
  superseded: 'Replaced',
}
