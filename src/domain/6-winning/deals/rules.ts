export {
  type Conversion,
  conversionBySource,
  type DealPath,
  type Passage,
} from './rules/conversion.ts'
export {
  type DealState,
  type DealStep,
  dealSteps,
  type Evidence,
  type EvidenceKind,
  evidenceKinds,
  type OpenStep,
  openSteps,
  stateOf,
} from './rules/deal-state.ts'
export {
  mayHoldCall,
  mayMove,
  mayNurture,
  mayOpen,
  mayOverride,
  mayTakeUp,
} from './rules/may.ts'
export { type UsualNext, usualNext } from './rules/usual-next.ts'
