export { serviceSentences } from './rules/sentences.ts'
