import type { CoveringLine, OpenAgreement, OpenVersion } from './open-agreement.ts'
import { isActiveOn } from './open-agreement.ts'
import type { CoverageTest, TestName } from './rated.ts'
import type { Exclusion } from './terms.ts'
import type { Work } from './work.ts'
import { allows, picks } from './work-filter.ts'

/** The questions asked of a line, in this order; what is asked after the draw stands last. */
export const lineTests = [
  'agreement-active',
  'site-in-scope',
  'category-covered',
  'role-covered',
  'work-type-covered',
  'window-covered',
  'channel-covered',
  'emergency-covered',
  'not-excluded',
  'size',
  'allowance-left',
] as const satisfies readonly TestName[]

const asksAgreement = { active: 'agreement-active', site: 'site-in-scope' } as const

/** The first question about the whole agreement that fails; undefined when it covers in principle. */
export function failingAgreementTest(
  agreement: OpenAgreement,
  version: OpenVersion,
  { entry, day }: Work,
): TestName | undefined {
  if (!isActiveOn(agreement, day)) return asksAgreement.active
  const { scope } = version.terms
  if (scope?.siteIds && !scope.assetIds && !allows(scope.siteIds, entry.siteId)) return asksAgreement.site
  return undefined
}

/** The first question about the line that fails, apart from exclusions, size and what is left. */
export function failingLineTest({ covers, from, end }: CoveringLine, work: Work): TestName | undefined {
  const { entry } = work
  if (work.day < from || work.day >= end) return 'agreement-active'
  if (!allows(covers.siteIds, entry.siteId)) return 'site-in-scope'
  if (!allows(covers.categories, entry.category)) return 'category-covered'
  if (!allows(covers.roles, entry.role)) return 'role-covered'
  if (!allows(covers.workTypes, entry.workType)) return 'work-type-covered'
  if (!allows(covers.windows, work.class)) return 'window-covered'
  if (!allows(covers.channels, entry.channel)) return 'channel-covered'
  return covers.emergencies === false && entry.emergency ? 'emergency-covered' : undefined
}

/** The exclusion that takes the work out of a line, or out of the whole agreement when no line is asked. */
export function exclusionOf(version: OpenVersion, work: Work, line?: CoveringLine): Exclusion | undefined {
  return version.terms.exclusions?.find(
    ({ where, lines }) =>
      (lines === undefined || (line !== undefined && lines.includes(line.key))) &&
      picks(where, work.entry, work.class),
  )
}

/** The answers of one line up to the question that failed; made once per line and outcome. */
export function answersOf(line: CoveringLine, failed?: TestName, detail?: string): readonly CoverageTest[] {
  const outcome = detail === undefined ? failed : `${failed} ${detail}`
  const known = line.answers.get(outcome)
  if (known) return known
  const last = failed ? lineTests.indexOf(failed) : -1
  const asked = last < 0 ? lineTests : lineTests.slice(0, last + 1)
  const answers = asked.map((test): CoverageTest => {
    if (test !== failed) return { lineKey: line.key, test, passed: true }
    return { lineKey: line.key, test, passed: false, ...(detail !== undefined && { detail }) }
  })
  line.answers.set(outcome, answers)
  return answers
}

/** The answer where the whole agreement fails a test, or excludes the work. */
export const agreementAnswer = (test: TestName, detail?: string): CoverageTest[] => [
  { lineKey: null, test, passed: false, ...(detail !== undefined && { detail }) },
]
