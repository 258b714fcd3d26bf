/** The special functions of the actuary, all our own: each says its accuracy. */
export { digamma, lbeta, lgamma, trigamma } from './special/gamma.ts'
export { betaI, betaQ } from './special/incomplete-beta.ts'
export { gammaP, gammaQ, logGammaQ } from './special/incomplete-gamma.ts'
export {
  logNormalCdf,
  normalCdf,
  normalQuantile,
  normalQuantileOfLog,
  normalSurvival,
} from './special/normal.ts'
