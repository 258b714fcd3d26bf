export {
  activateAgreement,
  activateAgreements,
  agreementNumber,
  type MadeAgreement,
  type NewAgreement,
} from './agreements/activate-agreement.ts'
export { type AgreementCard, agreementCards } from './agreements/agreement-cards.ts'
export { type Amendment, amendAgreement } from './agreements/amend-agreement.ts'
export { billedThroughOf } from './agreements/billed-through.ts'
export { ratingCard } from './agreements/choices.ts'
export { recordEnding } from './agreements/end-agreement.ts'
export { endingsOf } from './agreements/endings.ts'
export { type HealthRow, healthRows } from './agreements/health.ts'
export { countFacts } from './agreements/monthly.ts'
export { type Balance, type MovedIn, recordMovingIn } from './agreements/move-in.ts'
export { type OfferRef, offeredTerms } from './agreements/offered-terms.ts'
export { recordPriceRises } from './agreements/price-rises.ts'
export { ordersOf, type PurchaseOrder } from './agreements/purchase-orders.ts'
export { recordRenewal } from './agreements/renew-agreement.ts'
export { type TermsQuery, termsInForce } from './agreements/terms-in-force.ts'
export { recordDocument } from './documents/documents.ts'
export { lotsFor, lotsOf } from './lots/lots-of.ts'
export { grantLots, type LotDraw, recordDraws } from './lots/record-lots.ts'
export { planVersion } from './plans/queries.ts'
