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
} from './rates/rules.ts'
export { type FirmSize, localeOf, standardTaxOf, startingCategories } from './rules/defaults.ts'
export { type Capability, capabilities, may, rolesWith, scopeAllows } from './rules/permissions.ts'
export { firmSentences } from './rules/sentences.ts'
