import type { ContinuousDistribution } from '../distributions/distribution.ts'
import type { RandomSource } from '../random.ts'
import type { SeverityLaw } from '../severity.ts'

/** A named distribution as a severity; drawn by its quantile unless there is a quicker way. */
export function drawContinuous(
  distribution: ContinuousDistribution,
  draw = (random: RandomSource) => distribution.survivalQuantile(random.uniform()),
): SeverityLaw {
  return {
    mean: distribution.mean,
    cdf: distribution.cdf,
    survival: distribution.survival,
    limited: distribution.limitedExpectedValue,
    draw,
  }
}
