export { type AgreementCard, agreementCards } from './agreements/agreement-cards.ts'
export { countFacts, countsOfAgreements } from './agreements/monthly.ts'
export { type OfferRef, offeredTerms } from './agreements/offered-terms.ts'
export { recordPriceRises } from './agreements/price-rises.ts'
export { type TermsQuery, termsInForce } from './agreements/terms-in-force.ts'
export { ratingCard } from './choices/choices.ts'
export { recordDocument } from './documents/documents.ts'
export { recordEnding } from './endings/end-agreement.ts'
export { endingsOf } from './endings/endings.ts'
export { type HealthRow, healthRows } from './health/health.ts'
export {
  activateAgreement,
  activateAgreements,
  agreementNumber,
  type MadeAgreement,
  type NewAgreement,
} from './life/activate-agreement.ts'
export { type Amendment, amendAgreement } from './life/amend-agreement.ts'
export { billedThroughOf } from './life/billed-through.ts'
export { type Balance, type MovedIn, recordMovingIn } from './life/move-in.ts'
export { recordRenewal } from './life/renew-agreement.ts'
export { lotsFor, lotsOf } from './lots/lots-of.ts'
export { grantLots, type LotDraw, recordDraws } from './lots/record-lots.ts'
export { ordersOf, type PurchaseOrder } from './orders/purchase-orders.ts'
export { planVersion } from './plans/queries.ts'
