import type { Outcome, RatedPiece, TestName } from '#agreements/rules'
import { printMinutes } from '#kernel/minutes.ts'

export type PieceFate = Pick<
  RatedPiece,
  'outcome' | 'reason' | 'lineKey' | 'actualMinutes' | 'billableMinutes' | 'kind'
>

/** What to tell the client of some work, in one line: what covers it, and what does not. */
export function coverageHeadline(
  pieces: readonly PieceFate[],
  lines: Readonly<Record<string, string>>,
): string {
  const work = pieces.filter(({ kind }) => kind === 'work')
  const by = (outcome: Outcome) => work.filter((piece) => piece.outcome === outcome)
  const parts: string[] = []
  const covered = by('covered')
  if (covered.length > 0) {
    const names = [...new Set(covered.flatMap(({ lineKey }) => (lineKey ? [lines[lineKey] ?? lineKey] : [])))]
    const all = covered.length === work.length
    parts.push(
      all ? `Covered by ${listed(names)}` : `${printMinutes(sum(covered))} h covered by ${listed(names)}`,
    )
  }
  if (by('billed').length > 0) parts.push(`${printMinutes(sum(by('billed')))} h billed`)
  for (const piece of by('held'))
    parts.push(
      `${printMinutes(piece.billableMinutes)} h waits: ${heldWords[piece.reason ?? ''] ?? piece.reason}`,
    )
  if (by('given-away').length > 0) parts.push(`${printMinutes(sum(by('given-away')))} h not charged`)
  if (by('excluded').length > 0)
    parts.push(`${printMinutes(sum(by('excluded')))} h excluded and billed to nobody`)
  return parts.length > 0 ? parts.join(', ') : 'Nothing to rate'
}

const sum = (pieces: readonly PieceFate[]) =>
  pieces.reduce((minutes, piece) => minutes + piece.billableMinutes, 0)
const listed = (names: readonly string[]) => names.join(' and ')

const heldWords: Record<string, string> = {
  'undecided-agreement': 'two agreements could cover it, decide once',
  'unknown-agreement': 'its agreement is not known',
  'too-large': 'larger than the agreement covers, a project?',
  overage: 'beyond the allowance, needs approval',
  unapproved: 'the client has to say yes',
  'no-rate': 'no rate list is in force that day',
  'impossible-time': 'its times cannot be',
}

export const testWords: Record<TestName, string> = {
  'agreement-active': 'The agreement is in force',
  'site-in-scope': 'The site is covered',
  'category-covered': 'The category of work is covered',
  'role-covered': 'The role is covered',
  'work-type-covered': 'The type of work is covered',
  'window-covered': 'The hours are covered',
  'channel-covered': 'The channel is covered',
  'emergency-covered': 'Emergencies are covered',
  size: 'It is not too large for one ticket',
  'not-excluded': 'Nothing excludes it',
  'allowance-left': 'There is allowance left',
}
