export { clientsSentences } from './rules/sentences.ts'
