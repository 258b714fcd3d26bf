export { recordRatingFactor } from './factors.ts'
