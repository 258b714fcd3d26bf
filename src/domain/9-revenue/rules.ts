export { revenueSentences } from './rules/sentences.ts'
