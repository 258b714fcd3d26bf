/** How long clients stay: from what was seen, from cohorts, and for small books. */
export { betaBinomialChurn, type ChurnForecast } from './survival/beta-binomial.ts'
export { type KaplanMeier, kaplanMeier } from './survival/kaplan-meier.ts'
export { fitSbg, projectSbg, type SbgProjection, type SbgReason } from './survival/shifted-beta-geometric.ts'
