import type { AuditSection } from './template.ts'

export const auditAnswers = ['yes', 'partly', 'no', 'not-applicable', 'not-verified'] as const
export type AuditAnswer = (typeof auditAnswers)[number]

/** How good what was verified is, and how much of it was. The one is never shown without the other. */
export type AuditScore = {
  /** 0 to 100 over yes, partly and no; null where none of these was given. */
  score: number | null
  /** Questions seen to, of those asked. What doesn't apply was seen to as well. */
  verified: number
  asked: number
  /** 0 to 100, downwards: it is full only when everything was verified. */
  coverage: number
}
export type SectionScore = AuditScore & { key: string; name: string; ifBad: string }
export type AuditResult = AuditScore & { sections: SectionScore[] }

/** A yes is whole, a partly half, over verified answers only; a question without an answer is not verified. */
export function auditScore(
  sections: readonly AuditSection[],
  answers: Readonly<Record<string, AuditAnswer>>,
): AuditResult {
  const keysOf = (section: AuditSection) => section.questions.map(({ key }) => key)
  return {
    ...scoreOf(sections.flatMap(keysOf), answers),
    sections: sections.map((section) => {
      const { key, name, ifBad } = section
      return { key, name, ifBad, ...scoreOf(keysOf(section), answers) }
    }),
  }
}

function scoreOf(keys: readonly string[], answers: Readonly<Record<string, AuditAnswer>>): AuditScore {
  const given = keys.map((key) => answers[key] ?? 'not-verified')
  const count = (answer: AuditAnswer) => given.filter((one) => one === answer).length
  const judged = count('yes') + count('partly') + count('no')
  const verified = given.length - count('not-verified')
  return {
    score: judged === 0 ? null : Math.round((100 * count('yes') + 50 * count('partly')) / judged),
    verified,
    asked: given.length,
    coverage: given.length === 0 ? 0 : Math.floor((100 * verified) / given.length),
  }
}
