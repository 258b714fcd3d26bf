export { type Field, fieldsOf, type ImportKind, kinds } from './rules/fields.ts'
export { guessMapping, knownMapping, type Mapping, missingFields } from './rules/mapping.ts'
export { type Cell, type DayOrder, dayOrderOf, readCell, readNumber } from './rules/read-cell.ts'
export { movingInSentences } from './rules/sentences.ts'
