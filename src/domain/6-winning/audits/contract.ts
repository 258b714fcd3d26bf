import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Day, Id, Instant, listOf, listQuery, Minor, Revision, Text } from '#kernel/contract.ts'
import { NextStepFields } from '../deals/contract.ts'
import { auditAnswers } from './rules/audit-score.ts'

const tags = ['winning']
const Form = z.enum(['short', 'full'])
const Answer = z.enum(auditAnswers)
const Key = z.string().trim().min(1).max(10)

const Question = z.strictObject({
  key: Key,
  text: z.string().trim().min(1, 'A question needs words.').max(500),
  short: z.boolean().optional(),
  references: z.string().max(200).optional(),
  feeds: z.string().max(200).optional(),
})
const Section = z.strictObject({
  key: Key,
  name: z.string().trim().min(1).max(120),
  ifBad: z.string().trim().max(300),
  questions: z.array(Question).min(1).max(60),
})
export const TemplateFields = z.object({
  name: z.string().trim().min(1).max(120),
  sections: z.array(Section).min(1).max(40),
})

const Score = z.object({ score: z.int().nullable(), verified: z.int(), asked: z.int(), coverage: z.int() })
export const AuditResult = Score.extend({
  sections: z.array(Score.extend({ key: z.string(), name: z.string(), ifBad: z.string() })),
})

const Quarter = z.string().regex(/^\d{4}-Q[1-4]$/, 'A quarter such as 2027-Q2 is right.')
const Grade = z.int().min(1).max(5)
export const FindingFields = z.object({
  questionKey: Key.nullable().default(null),
  likelihood: Grade,
  impact: Grade,
  says: Text.min(1, 'Say it so that the owner of the business understands.').max(500),
  doingNothing: Text.min(1, 'Say what doing nothing costs.').max(500),
  doingNothingMinor: Minor.nonnegative().nullable().default(null),
  mend: z.string().trim().max(300).default(''),
  oneTimeMinor: Minor.nonnegative().default(0),
  monthlyMinor: Minor.nonnegative().default(0),
  quarter: Quarter.nullable().default(null),
})
export const Finding = FindingFields.extend({
  id: Id,
  risk: z.enum(['severe', 'high', 'moderate', 'low']),
  recommendationId: Id.nullable(),
  revision: Revision,
})

export const AuditRow = z.object({
  id: Id,
  number: z.int(),
  clientId: Id,
  client: z.string(),
  dealId: Id.nullable(),
  form: Form,
  startedOn: Day,
  deliveredAt: Instant.nullable(),
  score: z.int().nullable(),
  coverage: z.int(),
  findings: z.int(),
})
const GivenAnswer = z.object({
  questionKey: z.string(),
  answer: Answer,
  evidence: z.string(),
  answeredOn: Day,
  by: z.string(),
  madeAt: Instant,
})
export const Audit = AuditRow.extend({
  currency: Currency,
  deeper: z.array(z.string()),
  template: TemplateFields,
  summary: z.string(),
  result: AuditResult,
  answers: z.array(GivenAnswer),
  list: z.array(Finding),
  fileId: Id.nullable(),
  revision: Revision,
})

const auditId = z.object({ auditId: Id })
const Changed = z.object({ revision: Revision })

export const auditsContract = {
  auditTemplate: oc
    .route({
      method: 'GET',
      path: '/audit-template',
      tags,
      summary: 'The sections and questions of an audit',
    })
    .input(z.object({}))
    .output(TemplateFields.extend({ version: z.int() })),
  changeAuditTemplate: oc
    .route({
      method: 'PUT',
      path: '/audit-template',
      tags,
      summary: 'Ask otherwise from now on: a new version; audits keep theirs',
    })
    .input(TemplateFields.extend({ version: z.int() }))
    .output(z.object({ version: z.int() })),
  audits: oc
    .route({ method: 'GET', path: '/audits', tags, summary: 'Audits with score and coverage' })
    .input(
      listQuery(['started', 'client', 'score', 'coverage']).extend({
        clientId: Id.optional(),
        state: z.enum(['open', 'delivered']).optional(),
      }),
    )
    .output(listOf(AuditRow)),
  audit: oc
    .route({
      method: 'GET',
      path: '/audits/{auditId}',
      tags,
      summary: 'An audit: sections, answers, findings',
    })
    .input(auditId)
    .output(Audit),
  auditReport: oc
    .route({
      method: 'GET',
      path: '/audits/{auditId}/report',
      tags,
      summary: 'The report as PDF: the delivered one, or as it stands',
    })
    .input(auditId)
    .output(z.file()),
  startAudit: oc
    .route({
      method: 'POST',
      path: '/audits',
      tags,
      summary: 'Start an audit of a client',
      successStatus: 201,
    })
    .input(z.object({ clientId: Id, form: Form.optional(), startedOn: Day.optional() }))
    .output(z.object({ id: Id, number: z.int() })),
  changeAudit: oc
    .route({
      method: 'PUT',
      path: '/audits/{auditId}',
      tags,
      summary: 'Write the words that open the report',
    })
    .input(auditId.extend({ summary: Text.max(4_000), revision: Revision }))
    .output(Changed),
  goDeeper: oc
    .route({
      method: 'POST',
      path: '/audits/{auditId}/sections',
      tags,
      summary: 'Ask all questions of a section, not only the short ones',
      successStatus: 201,
    })
    .input(auditId.extend({ section: Key }))
    .output(z.object({ id: Id })),
  answerAudit: oc
    .route({
      method: 'POST',
      path: '/audits/{auditId}/answers',
      tags,
      summary: 'Answer a question, with what was seen; the last answer holds',
      successStatus: 201,
    })
    .input(
      auditId.extend({
        questionKey: Key,
        answer: Answer,
        evidence: Text.max(2_000).default(''),
        answeredOn: Day.optional(),
      }),
    )
    .output(z.object({ id: Id })),
  addFinding: oc
    .route({
      method: 'POST',
      path: '/audits/{auditId}/findings',
      tags,
      summary: 'Write down a finding and what would mend it',
      successStatus: 201,
    })
    .input(FindingFields.extend({ auditId: Id }))
    .output(z.object({ id: Id })),
  changeFinding: oc
    .route({ method: 'PUT', path: '/findings/{findingId}', tags, summary: 'Change a finding' })
    .input(FindingFields.extend({ findingId: Id, revision: Revision }))
    .output(Changed),
  removeFinding: oc
    .route({ method: 'DELETE', path: '/findings/{findingId}', tags, summary: 'Take a finding out again' })
    .input(z.object({ findingId: Id }))
    .output(z.object({ id: Id })),
  deliverAudit: oc
    .route({
      method: 'POST',
      path: '/audits/{auditId}/delivery',
      tags,
      summary: 'Deliver the report: it stays as it is, and what would mend findings is recommended',
      successStatus: 201,
    })
    .input(auditId.extend({ contactId: Id.nullable().default(null), next: NextStepFields.optional() }))
    .output(z.object({ id: Id, fileId: Id, recommendations: z.int() })),
}
