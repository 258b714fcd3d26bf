export { recordRatingFactor } from './factors.ts'
export { replayUnder } from './replays.ts'
