export { contactActor } from './contact-actor.ts'
export { holdCredit } from './hold-credit.ts'
export { contactsOf, creditHoldOf, type DatedCount, datedCounts } from './queries.ts'
export { recordRelationshipStep } from './record-relationship-step.ts'
