import type { Day } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import type { Suspension } from './terms.ts'

export const stepStates = [
  'draft',
  'offered',
  'active',
  'suspended',
  'ended',
  'declined',
  'expired',
  'superseded',
] as const
export type StepState = (typeof stepStates)[number]

/** What an agreement is on a day; signed: its first day is still to come. */
export type StateName = StepState | 'signed'
export const agreementStates = ['signed', ...stepStates] as const

/** Steps stand in the order of their day, then of their making. */
export type AgreementStep = { state: StepState; onDay: Day; cause: string; feeOwed: boolean }

export function stateOfSteps(steps: readonly AgreementStep[], day: Day): StateName | undefined {
  const life = lifeOf(steps)
  const [first] = life
  if (first && first.onDay > day) return 'signed'
  return life.findLast(({ onDay }) => onDay <= day)?.state ?? steps.at(-1)?.state
}

/** What counts from the signature on: an agreement may begin before the day on which it was drafted. */
const lifeOf = (steps: readonly AgreementStep[]) => steps.filter(({ state }) => lived.has(state))
const lived: ReadonlySet<StepState> = new Set(['active', 'suspended', 'ended'])

/** The first day of no agreement, once it has ended or is known to end. */
export function endedOnOf(steps: readonly AgreementStep[]): Day | null {
  const last = lifeOf(steps).at(-1)
  return last?.state === 'ended' ? last.onDay : null
}

export function suspensionsOf(steps: readonly AgreementStep[]): Suspension[] {
  return lifeOf(steps).flatMap(({ state, onDay, feeOwed }, at, life) =>
    state === 'suspended' ? [{ from: onDay, to: life[at + 1]?.onDay ?? null, feeOwed }] : [],
  )
}

const follows: Record<StateName, readonly StateName[]> = {
  draft: ['offered', 'active', 'superseded', 'declined'],
  offered: ['active', 'declined', 'expired', 'superseded', 'draft'],
  signed: ['ended'],
  active: ['suspended', 'ended'],
  suspended: ['active', 'ended'],
  ended: ['active'],
  declined: ['draft'],
  expired: ['draft'],
  superseded: [],
}

/** Whether an agreement in one state may come into another. */
export const mayBecome = (now: StateName, next: StepState): Decision<true, 'not-now'> =>
  follows[now].includes(next) ? yes(true) : no('not-now', { state: now, next })
