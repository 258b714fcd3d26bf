import { logOfRest } from '../special/deviance.ts'
import { type DiscreteDistribution, demand, discrete } from './distribution.ts'
import { negativeBinomial } from './negative-binomial.ts'

/** Geometric: failures before the first success of chance `prob` (0, 1, 2, …), the negative binomial of size 1 in closed form. */
export function geometric({ prob }: { prob: number }): DiscreteDistribution {
  demand(prob > 0 && prob <= 1, `no geometric with prob ${prob}`)
  const logMiss = Math.log1p(-prob)
  const logSurvival = (x: number) => (x < 0 ? 0 : (Math.floor(x) + 1) * logMiss)
  const logPmf = (k: number) => {
    if (k < 0 || !Number.isInteger(k)) return -Infinity
    return Math.log(prob) + (k === 0 ? 0 : k * logMiss)
  }

  return discrete({
    ...negativeBinomial({ size: 1, prob }),
    pmf: (k) => Math.exp(logPmf(k)),
    logPmf,
    cdf: (x) => -Math.expm1(logSurvival(x)),
    survival: (x) => Math.exp(logSurvival(x)),
    logCdf: (x) => (x < 0 ? -Infinity : logOfRest(logSurvival(x))),
    logSurvival,
  })
}
