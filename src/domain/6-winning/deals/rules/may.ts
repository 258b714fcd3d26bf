import { type Decision, no, yes } from '#kernel/decision.ts'
import type { DealState } from './deal-state.ts'

/** One company, one deal at a time: what runs beside it would be counted twice. */
export function mayOpen(open: { id: string } | undefined): Decision<true, 'deal-open-already'> {
  return open ? no('deal-open-already', { deal: open.id }) : yes(true)
}

/** Anything that moves a deal needs one that isn't over. */
export function mayMove(state: DealState): Decision<true, 'deal-over'> {
  return state.isOpen ? yes(true) : no('deal-over', { step: state.step, cause: state.cause })
}

/** Nobody's hours go into a call with a poor candidate, unless somebody says why. */
export function mayHoldCall(state: DealState): Decision<true, 'screened-poor' | 'deal-over'> {
  return state.isPoor ? no('screened-poor') : mayMove(state)
}

export function mayOverride(state: DealState): Decision<true, 'nothing-to-override'> {
  return state.isPoor ? yes(true) : no('nothing-to-override')
}

export function mayNurture(state: DealState): Decision<true, 'deal-over' | 'nurtured-already'> {
  return state.step === 'nurture' ? no('nurtured-already') : mayMove(state)
}

/** A lost deal may be taken up again, and a parked one; a poor one is overridden instead, and a signed one is signed. */
export function mayTakeUp(state: DealState): Decision<true, 'screened-poor' | 'not-parked'> {
  if (state.isPoor) return no('screened-poor')
  return state.step === 'nurture' || state.step === 'lost'
    ? yes(true)
    : no('not-parked', { step: state.step })
}
