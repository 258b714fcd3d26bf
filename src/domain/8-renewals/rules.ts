export { renewalsSentences } from './rules/sentences.ts'
