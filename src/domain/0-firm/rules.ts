export { mayHaveScopes } from './account/rules.ts'
export {
  countriesWithHolidays,
  easterSunday,
  type PublicHoliday,
  publicHolidays,
} from './calendars/rules.ts'
export { mayChangeCurrency } from './details/rules.ts'
export { keepsAnOwner, mayErase, mayInvite, mayTakeLeave, roles } from './people/rules.ts'
export {
  type ApprovalRule,
  type ClientRates,
  type DatedRates,
  type Distance,
  mayBegin,
  mayWithdraw,
  type RateCard,
  type RateList,
  type Rates,
  type RoundingCard,
  type RoundingRule,
  rateCardOf,
  ratesOn,
  readRates,
  startingRates,
  type TravelRule,
} from './rates/rules.ts'
export { type Country, countryCodes, countryOf } from './rules/countries.ts'
export {
  type FirmSize,
  firstHourlyRateMinor,
  localeOf,
  standardTaxOf,
  startingCategories,
} from './rules/defaults.ts'
export { type Capability, capabilities, may, rolesWith, scopeAllows } from './rules/permissions.ts'
export { firmSentences } from './rules/sentences.ts'
export {
  defaultsFor,
  readSetting,
  type SettingName,
  type Settings,
  type SettingText,
  settingsOf,
  settingTexts,
} from './settings/rules.ts'
export { mayTax, type TaxCategory, taxCategories } from './taxes/rules.ts'
export { hears, mayCall, minutesToNextTry } from './webhooks/rules.ts'
