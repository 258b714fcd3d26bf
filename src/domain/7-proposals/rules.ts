export { proposalsSentences } from './rules/sentences.ts'
