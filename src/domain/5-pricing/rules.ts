export { pricingSentences } from './rules/sentences.ts'
