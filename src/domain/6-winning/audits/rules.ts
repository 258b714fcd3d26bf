export {
  type AuditAnswer,
  type AuditResult,
  type AuditScore,
  auditAnswers,
  auditScore,
  type SectionScore,
} from './rules/audit-score.ts'
export {
  byRisk,
  type Finding,
  type HeatCell,
  heatMap,
  type Risk,
  riskOf,
  weightOf,
} from './rules/findings.ts'
export { checkTemplate, mayAnswer, mayChange, mayDeliver, mayGoDeeper } from './rules/may.ts'
export { starterTemplate } from './rules/starter-template.ts'
export {
  type AuditForm,
  type AuditQuestion,
  type AuditSection,
  type AuditTemplate,
  sectionsOf,
} from './rules/template.ts'
