export {
  type ApprovalRule,
  type ClientRates,
  type DatedRates,
  type Distance,
  type RateCard,
  type RateList,
  type Rates,
  type RoundingCard,
  type RoundingRule,
  rateCardOf,
  ratesOn,
  type TravelRule,
} from './rules/rate-card.ts'
export { mayBegin, mayWithdraw, readRates } from './rules/read-rates.ts'
export { startingRates } from './rules/starting-rates.ts'
