export { answered, type ChecklistItem, type ItemResult, maySignOff, newChecklist } from './rules/checklist.ts'
