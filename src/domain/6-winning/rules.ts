export { winningSentences } from './rules/sentences.ts'
