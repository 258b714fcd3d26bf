import { type Names, nameOf } from './names.ts'
import type { CoverageTest, FoundBy, RatedPiece, TestName } from './rated.ts'

/** When it was, which agreement it fell to, and what decided whether that covers it. */
export function findingSentences(piece: RatedPiece, names: Names): string[] {
  return [
    whenSentence(piece),
    foundSentence(piece, names),
    ...testSentences(piece, names),
    ...reasonSentences(piece),
  ]
}

function whenSentence({ kind, workedOn, emergency, ...piece }: RatedPiece): string {
  const what = kind === 'travel' ? 'Travel' : 'Work'
  const when = {
    business: 'in business hours',
    evening: 'in the evening',
    weekend: 'on a weekend',
    holiday: 'on a holiday',
  }
  return `${what} on ${workedOn}, ${when[piece.class]}${emergency ? ', an emergency' : ''}.`
}

function foundSentence({ agreementId, foundBy, excludedFrom }: RatedPiece, names: Names): string {
  if (!agreementId)
    return foundBy === 'none' ? 'No agreement serves this client that day.' : 'No agreement was found.'
  const agreement = nameOf(agreementId, names)
  if (foundBy === 'asked') return `Looked at as if ${agreement} had been in force.`
  if (!excludedFrom || excludedFrom.agreementId === agreementId)
    return `Agreement ${agreement} ${foundWords[foundBy]}.`
  return `${nameOf(excludedFrom.agreementId, names)} excludes it (${excludedFrom.exclusion}), so it falls to ${agreement}.`
}

function testSentences({ tests, overage, lineKey, outcome }: RatedPiece, names: Names): string[] {
  const failures = tests.filter(({ passed }) => !passed).map((test) => failureSentence(test, names))
  if (failures.length > 0 && outcome === 'billed' && !overage) return [...failures, uncovered]
  if (overage || !lineKey || tests.length === 0) return failures
  const asked = tests.filter((test) => test.lineKey === lineKey).length
  return [...failures, `${nameOf(lineKey, names)} covers it: all ${asked} tests passed.`]
}

function failureSentence({ lineKey, test, detail }: CoverageTest, names: Names): string {
  const who = lineKey ? nameOf(lineKey, names) : 'The agreement'
  return `${who} ${failureWords[test]}${detail ? ` (${detail})` : ''}.`
}

function reasonSentences({ reason }: RatedPiece): string[] {
  return reason ? [reasonWords[reason]] : []
}

const uncovered = 'Uncovered work is time and materials under this agreement.'

const foundWords: Record<Exclude<FoundBy, 'asked'>, string> = {
  entry: 'was chosen on the entry',
  ticket: 'was chosen on the ticket',
  asset: 'covers this asset',
  site: 'covers this site',
  client: 'serves this client',
  remembered: 'was decided on before for this client and category',
  none: 'was not found',
}

const failureWords: Record<TestName, string> = {
  'agreement-active': 'is not in force that day',
  'site-in-scope': 'does not cover this site',
  'category-covered': 'does not cover this category of work',
  'role-covered': 'does not cover this role',
  'work-type-covered': 'does not cover this type of work',
  'window-covered': 'does not cover these hours',
  'channel-covered': 'does not cover this channel',
  'emergency-covered': 'does not cover emergencies',
  'not-excluded': 'excludes it',
  size: 'covers no more than its size on one ticket',
  'allowance-left': 'has no allowance left',
}

const reasonWords: Record<NonNullable<RatedPiece['reason']>, string> = {
  'undecided-agreement': 'More than one agreement could cover it: a person decides once.',
  'unknown-agreement': 'The agreement it names is not known.',
  'too-large': 'It is too large for the cover: approve it as a project, or cover it after all.',
  overage: 'Work beyond the allowance waits for approval.',
  unapproved: 'Uncovered work waits for the yes of the client.',
  'no-rate': 'No rate list is in force that day.',
  'impossible-time': 'It ends before it begins, or has no whole minutes.',
  'no-fallback': 'The exclusion names nowhere else to rate it.',
  'confirm-after': 'An emergency: the client confirms it afterwards.',
  'no-charge': 'It is shown without charge.',
  internal: 'It is internal and never printed.',
  'set-by-hand': 'The billable minutes were set by hand.',
}
