import type { Day } from '#kernel/days.ts'

export const stages = ['prospect', 'customer', 'client', 'former'] as const
export type Stage = (typeof stages)[number]
export type RelationshipStep = { stage: Stage; onDay: Day; cause: string }

/** What may move a relationship. Nobody types a stage: it follows from what happened. */
export type RelationshipFact =
  | 'met'
  | 'paid'
  | 'agreement-active'
  | 'last-agreement-ended'
  | 'year-without-work'

/** The stage that a fact leads to; undefined where it changes nothing. */
export function stageAfter(current: Stage | undefined, fact: RelationshipFact): Stage | undefined {
  const next = movesTo[fact](current)
  return next === current ? undefined : next
}

const movesTo: Record<RelationshipFact, (current: Stage | undefined) => Stage | undefined> = {
  met: (current) => current ?? 'prospect',
  paid: (current) => (current === 'client' ? 'client' : 'customer'),
  'agreement-active': () => 'client',
  // Customer while paid work is within twelve months, else former: the caller says which of the two it is.
  'last-agreement-ended': (current) => (current === 'client' ? 'customer' : current),
  'year-without-work': (current) => (current === 'customer' ? 'former' : current),
}
