export { billingSentences } from './rules/sentences.ts'
