import { countInStages } from './count-in-stages.ts'
import type { Finder } from './find-anything.ts'
import { findInStages } from './find-in-stages.ts'
import type { RailCounts } from './rail-words.ts'

/**
 * What the shell shows of stages it doesn't know: the search behind ⌘K and the counts in the rail. A stage's route is
 * plugged in here when it exists.
 */
export const plugged: {
  finder: Finder | undefined
  railCounts: ((signal: AbortSignal) => Promise<RailCounts>) | undefined
} = { finder: findInStages, railCounts: countInStages }
