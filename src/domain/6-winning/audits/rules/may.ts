import { type Decision, no, yes } from '#kernel/decision.ts'
import type { AuditAnswer, AuditResult } from './audit-score.ts'
import type { AuditForm, AuditTemplate } from './template.ts'

type AnswerReason = 'audit-delivered' | 'no-such-question' | 'answer-without-evidence'

/** Whoever says yes, partly or no has seen something, and writes what. */
export function mayAnswer(
  audit: { template: AuditTemplate; isDelivered: boolean },
  given: { questionKey: string; answer: AuditAnswer; evidence: string },
): Decision<true, AnswerReason> {
  if (audit.isDelivered) return no('audit-delivered')
  const keys = audit.template.sections.flatMap(({ questions }) => questions.map(({ key }) => key))
  if (!keys.includes(given.questionKey))
    return no('no-such-question', { field: 'questionKey', question: given.questionKey })
  const isJudged = given.answer === 'yes' || given.answer === 'partly' || given.answer === 'no'
  if (isJudged && given.evidence.trim() === '')
    return no('answer-without-evidence', { field: 'evidence', question: given.questionKey })
  return yes(true)
}

/** A report of nothing is none; beyond that coverage is printed, not demanded. */
export function mayDeliver(audit: {
  isDelivered: boolean
  result: AuditResult
}): Decision<true, 'audit-delivered' | 'nothing-verified'> {
  if (audit.isDelivered) return no('audit-delivered')
  return audit.result.verified > 0 ? yes(true) : no('nothing-verified')
}

export const mayChange = ({ isDelivered }: { isDelivered: boolean }): Decision<true, 'audit-delivered'> =>
  isDelivered ? no('audit-delivered') : yes(true)

/** Going deeper names sections of the template, and only a short audit has anything deeper. */
export function mayGoDeeper(
  audit: { template: AuditTemplate; form: AuditForm; isDelivered: boolean },
  section: string,
): Decision<true, 'audit-delivered' | 'no-such-section' | 'all-asked'> {
  if (audit.isDelivered) return no('audit-delivered')
  if (audit.form === 'full') return no('all-asked')
  return audit.template.sections.some(({ key }) => key === section)
    ? yes(true)
    : no('no-such-section', { field: 'section', section })
}

type TemplateReason = 'question-twice' | 'section-twice'

export function checkTemplate(template: AuditTemplate): Decision<AuditTemplate, TemplateReason> {
  const sections = new Set<string>()
  const questions = new Set<string>()
  for (const [at, section] of template.sections.entries()) {
    if (sections.has(section.key))
      return no('section-twice', { field: `sections.${at}.key`, section: section.key })
    sections.add(section.key)
    for (const { key } of section.questions) {
      if (questions.has(key))
        return no('question-twice', { field: `sections.${at}.questions`, question: key })
      questions.add(key)
    }
  }
  return yes(template)
}
