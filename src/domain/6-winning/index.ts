export { type ClientEvidence, recordEvidence } from './deals/record-evidence.ts'
