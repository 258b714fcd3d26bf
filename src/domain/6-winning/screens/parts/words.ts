import type { DealStep, EvidenceKind, Risk, SubScore, Verdict } from '#winning/rules'

export const stepNames: Record<DealStep, string> = {
  screening: 'Screening',
  call: 'Call',
  audit: 'Audit',
  proposal: 'Proposal',
  nurture: 'Nurture',
  agreement: 'Agreement',
  lost: 'Lost',
}
export const subNames: Record<SubScore, string> = {
  'long-term': 'Long-term',
  trust: 'Trust',
  insurance: 'Insurance',
  ability: 'Ability',
  need: 'Need',
}
export const verdictNames: Record<Verdict, string> = { good: 'Good', possible: 'Possible', poor: 'Poor' }
export const riskNames: Record<Risk, string> = {
  severe: 'Severe',
  high: 'High',
  moderate: 'Moderate',
  low: 'Low',
}

/** What happened, as a line of the deal's history. */
export function evidenceWords(kind: EvidenceKind, says: string): string {
  switch (kind) {
    case 'entered':
      return `Opened at ${says}`
    case 'screened':
      return `Screened ${says}`
    case 'overridden':
      return `Poor, and gone on with: ${says}`
    case 'call-held':
      return 'Sales call held'
    case 'audit-delivered':
      return `${says} delivered`
    case 'proposal-sent':
      return `Proposal sent: ${says}`
    case 'proposal-declined':
      return `Proposal declined: ${says}`
    case 'proposal-withdrawn':
      return `Proposal withdrawn${says ? `: ${says}` : ''}`
    case 'proposal-expired':
      return 'Proposal expired'
    case 'signed':
      return `Signed: ${says}`
    case 'lost':
      return `Lost: ${says}`
    case 'nurtured':
      return `Nurtured: ${says}`
    case 'taken-up':
      return 'Taken up again'
  }
}

/** Happenings on a client's timeline, in words; those of other stages keep their own. */
export function happeningWords(kind: string): string {
  const own = timeline[kind]
  return own ?? kind.replace(/[.-]/g, ' ').replace(/^./, (first) => first.toUpperCase())
}

const timeline: Record<string, string> = {
  'client.added': 'Added',
  'note.call': 'Call',
  'note.visit': 'Visit',
  'note.note': 'Note',
  'note.mood': 'Mood',
  'deal.opened': 'Deal opened',
  'deal.call-held': 'Sales call held',
  'deal.lost': 'Lost',
  'deal.nurtured': 'Nurtured',
  'deal.taken-up': 'Taken up again',
  'deal.overridden': 'Screening overridden',
  'screening.scored': 'Screened',
  'unhappiness.noted': 'Unhappy',
  'audit.started': 'Audit started',
  'audit.delivered': 'Audit delivered',
  'recommendation.proposed': 'Recommended',
  'proposal.started': 'Proposal started',
  'proposal.sent': 'Proposal sent',
  'proposal.viewed': 'Proposal read',
  'proposal.asked': 'They ask',
  'proposal.signed': 'Signed',
  'proposal.declined': 'Proposal declined',
  'proposal.expired': 'Proposal expired',
  'proposal.withdrawn': 'Proposal withdrawn',
  'agreement.active': 'Agreement',
  'relationship.prospect': 'Prospect',
  'relationship.customer': 'Customer',
  'relationship.client': 'Client',
  'relationship.former': 'Former',
}

/** Where a line of the timeline leads. */
export function placeOf(kind: string, aboutId: string | null): string | undefined {
  if (!aboutId) return undefined
  if (kind.startsWith('proposal.')) return `/proposals/${aboutId}`
  if (kind.startsWith('audit.')) return `/audits/${aboutId}`
  if (kind.startsWith('screening.')) return `/screenings/${aboutId}`
  return kind.startsWith('agreement.') ? `/agreements/${aboutId}` : undefined
}
