import type { client } from '#web/api.ts'
import type { AuditAnswer } from '#winning/rules'

export type Audit = Awaited<ReturnType<typeof client.winning.audit>>
export type AuditSection = Audit['template']['sections'][number]
export type GivenAnswer = Audit['answers'][number]
export type ListedFinding = Audit['list'][number]

export const answerNames: Record<AuditAnswer, string> = {
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
  'not-applicable': 'Doesn’t apply',
  'not-verified': 'Not verified',
}
