/** How much a client's own past counts beside the book's: Bühlmann–Straub, its uncertainty, and the Poisson–gamma prediction. */

export { type CredibilityInterval, credibilityIntervals } from './credibility/bootstrap.ts'
export {
  buhlmannStraub,
  type Cell,
  type ClientCredibility,
  type Credibility,
  type CredibilityReason,
} from './credibility/buhlmann-straub.ts'
export { gammaPoissonPredictive, type Predictive } from './credibility/gamma-poisson.ts'
