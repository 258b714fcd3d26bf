import type { Day } from '#kernel/days.ts'

/** What is being worked on, in this order; none is forced. */
export const openSteps = ['screening', 'call', 'audit', 'proposal'] as const
export type OpenStep = (typeof openSteps)[number]
/** Where a deal stands. Nurture is parked, with a next touch; agreement and lost are over. */
export const dealSteps = [...openSteps, 'nurture', 'agreement', 'lost'] as const
export type DealStep = (typeof dealSteps)[number]

export const evidenceKinds = [
  'entered',
  'screened',
  'overridden',
  'call-held',
  'audit-delivered',
  'proposal-sent',
  'proposal-declined',
  'proposal-withdrawn',
  'proposal-expired',
  'signed',
  'lost',
  'nurtured',
  'taken-up',
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** One thing that happened to a deal. `says`: the step entered at, the verdict, the reason. */
export type Evidence = { kind: EvidenceKind; onDay: Day; says: string }

export type DealState = {
  step: DealStep
  /** The day on which that step was reached. */
  since: Day
  /** Not over yet: it needs a next step. */
  isOpen: boolean
  /** Screened poor, and nobody has overridden it. */
  isPoor: boolean
  /** The words of what closed or parked it. */
  cause: string
  /** The first day on which each step was reached, that of a step passed over with the one after it. */
  reached: Partial<Record<DealStep, Day>>
}

/** Where a deal stands follows from what happened, in the order in which it was written down. */
export function stateOf(evidence: readonly Evidence[], openedOn: Day): DealState {
  const start: Walk = { at: 'screening', parked: undefined, isPoor: false, cause: '', since: openedOn }
  const reached: DealState['reached'] = { screening: openedOn }
  let walk = start
  for (const one of evidence) {
    const before = stepOf(walk)
    const next = moved(walk, one)
    const step = stepOf(next)
    walk = step === before ? { ...next, since: walk.since } : { ...next, since: one.onDay }
    reached[step] ??= one.onDay
  }
  const step = stepOf(walk)
  const isOpen = step !== 'agreement' && step !== 'lost'
  return { step, since: walk.since, isOpen, isPoor: walk.isPoor, cause: walk.cause, reached }
}

type Walk = {
  at: OpenStep
  parked: 'nurture' | 'agreement' | 'lost' | undefined
  isPoor: boolean
  cause: string
  since: Day
}

const stepOf = ({ at, parked }: Walk): DealStep => parked ?? at

function moved(walk: Walk, { kind, says }: Evidence): Walk {
  switch (kind) {
    case 'entered':
      return forward(walk, openSteps.find((step) => step === says) ?? 'screening')
    case 'screened':
      return says === 'poor'
        ? { ...walk, parked: 'lost', isPoor: true, cause: 'Screened poor' }
        : forward({ ...walk, isPoor: false }, 'call')
    case 'overridden':
      return forward({ ...walk, parked: undefined, isPoor: false, cause: says }, 'call')
    case 'call-held':
      return forward(walk, 'audit')
    case 'audit-delivered':
      return forward(walk, 'proposal')
    case 'proposal-sent':
      return forward({ ...walk, parked: undefined, cause: '' }, 'proposal')
    case 'signed':
      return { ...forward(walk, 'proposal'), parked: 'agreement', cause: says }
    case 'lost':
      return { ...walk, parked: 'lost', cause: says }
    case 'nurtured':
      return { ...walk, parked: 'nurture', cause: says }
    case 'taken-up':
      return { ...walk, parked: undefined, isPoor: false, cause: '' }
    // An offer that came to nothing leaves the deal where it is: somebody decides what is next.
    case 'proposal-declined':
    case 'proposal-withdrawn':
    case 'proposal-expired':
      return walk
  }
}

/** Steps are only ever passed forwards: a second call after the proposal doesn't lead back to the audit. */
function forward(walk: Walk, to: OpenStep): Walk {
  return openSteps.indexOf(to) > openSteps.indexOf(walk.at) ? { ...walk, at: to } : walk
}
