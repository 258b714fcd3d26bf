export { localeOf, standardTaxOf, startingCategories } from './rules/defaults.ts'
export { type Capability, capabilities, may, rolesWith, scopeAllows } from './rules/permissions.ts'
export { firmSentences } from './rules/sentences.ts'
