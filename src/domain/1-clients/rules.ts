export {
  type RelationshipFact,
  type RelationshipStep,
  type Stage,
  stageAfter,
  stages,
} from './rules/relationship.ts'
export { clientsSentences } from './rules/sentences.ts'
