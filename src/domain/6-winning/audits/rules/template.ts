export type AuditQuestion = {
  /** 9.2: names the question through all versions. */
  key: string
  text: string
  /** In the short audit. */
  short?: boolean
  /** Numbers of public frameworks that ask the same. */
  references?: string
  /** What else its answer is used for. */
  feeds?: string
}
export type AuditSection = {
  key: string
  name: string
  /** What it means for the owner of the business when this section is bad. */
  ifBad: string
  questions: AuditQuestion[]
}
export type AuditTemplate = { name: string; sections: AuditSection[] }
export type AuditForm = 'short' | 'full'

/** The sections with the questions asked: the short ones, and all of those we went deeper in. */
export function sectionsOf(
  { sections }: AuditTemplate,
  form: AuditForm,
  deeper: readonly string[] = [],
): AuditSection[] {
  const isAsked = (section: AuditSection) => form === 'full' || deeper.includes(section.key)
  return sections
    .map((section) =>
      isAsked(section) ? section : { ...section, questions: section.questions.filter(({ short }) => short) },
    )
    .filter(({ questions }) => questions.length > 0)
}
