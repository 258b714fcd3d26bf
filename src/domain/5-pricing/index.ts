export { recordRatingFactor } from './factors/rating-factors.ts'
export { replayUnder } from './replay/replays.ts'
export { savedSheet } from './sheets/queries.ts'
