/** The special functions of the actuary, all our own: each says its accuracy. */
export { deviance, log1pMinus, logBinomialWeight, logPoissonWeight } from './special/deviance.ts'
export { digamma, lbeta, lgamma, risingFactorial, stirlingCorrection, trigamma } from './special/gamma.ts'
export { betaI, betaQ, logBetaI, logBetaQ } from './special/incomplete-beta.ts'
export { gammaP, gammaQ, logGammaP, logGammaQ } from './special/incomplete-gamma.ts'
export {
  logNormalCdf,
  logNormalSurvival,
  normalCdf,
  normalDensity,
  normalQuantile,
  normalQuantileOfLog,
  normalSurvival,
} from './special/normal.ts'
