export { recordRatingFactor } from './factors/rating-factors.ts'
export { checkOffer } from './promise-check/check-offer.ts'
export { replayUnder } from './replay/replays.ts'
export { savedSheet } from './sheets/queries.ts'
