export {
  type DatedMovement,
  type DatedMrrReport,
  type DatedRecurringLine,
  datedMrrMovements,
} from './rules/mrr-door.ts'
export {
  type Movement,
  type MovementKind,
  type MrrReport,
  monthlyMinor,
  mrrMovements,
  type RecurringLine,
} from './rules/mrr-movements.ts'
export { revenueSentences } from './rules/sentences.ts'
