import { factsOfLine } from './line-in-words.ts'
import type { Terms } from './terms.ts'
import { factOfBenefit, factOfExclusion, factOfObligation, factsOfTerms } from './terms-in-words.ts'
import type { TermFact, WriteMoney } from './words.ts'

/** One thing that differs: before is null where it was added, after where it was taken away. */
export type TermsChange = {
  part: 'line' | 'benefit' | 'exclusion' | 'obligation' | 'agreement'
  about: string
  fact: string
  before: string | null
  after: string | null
}

/** What the new terms say otherwise than the old ones, in the words of the agreement. */
export function differenceOf(before: Terms, after: Terms, money: WriteMoney): TermsChange[] {
  return [
    ...linesDiffer(before, after, money),
    ...listDiffers(
      'benefit',
      'Benefits',
      before.benefits?.map(factOfBenefit),
      after.benefits?.map(factOfBenefit),
    ),
    ...listDiffers(
      'exclusion',
      'Not covered',
      before.exclusions?.map(factOfExclusion),
      after.exclusions?.map(factOfExclusion),
    ),
    ...listDiffers(
      'obligation',
      'The client’s side',
      before.obligations?.map(factOfObligation),
      after.obligations?.map(factOfObligation),
    ),
    ...listDiffers('agreement', 'Agreement', factsOfTerms(before, money), factsOfTerms(after, money)),
  ]
}

function linesDiffer(before: Terms, after: Terms, money: WriteMoney): TermsChange[] {
  const old = new Map(before.lines.map((line) => [line.key, line]))
  const kept = new Set(after.lines.map(({ key }) => key))
  const changed = after.lines.flatMap((line): TermsChange[] => {
    const was = old.get(line.key)
    const says = factsOfLine(line, money)
    if (!was) return [{ part: 'line', about: line.name, fact: 'Line', before: null, after: inOne(says) }]
    const name: TermsChange[] =
      was.name === line.name
        ? []
        : [{ part: 'line', about: line.name, fact: 'Name', before: was.name, after: line.name }]
    return [...name, ...listDiffers('line', line.name, factsOfLine(was, money), says)]
  })
  const gone = before.lines
    .filter(({ key }) => !kept.has(key))
    .map(
      (line): TermsChange => ({
        part: 'line',
        about: line.name,
        fact: 'Line',
        before: inOne(factsOfLine(line, money)),
        after: null,
      }),
    )
  return [...changed, ...gone]
}

function listDiffers(
  part: TermsChange['part'],
  about: string,
  before: readonly TermFact[] = [],
  after: readonly TermFact[] = [],
): TermsChange[] {
  const old = said(before)
  const now = said(after)
  const facts = [...now.keys(), ...[...old.keys()].filter((fact) => !now.has(fact))]
  return facts
    .map((fact) => ({ part, about, fact, before: old.get(fact) ?? null, after: now.get(fact) ?? null }))
    .filter((change) => change.before !== change.after)
}

/** Facts of one name are told together: two discounts on the same work are one fact. */
function said(facts: readonly TermFact[]): Map<string, string> {
  const byName = Map.groupBy(facts, ({ fact }) => fact)
  return new Map([...byName].map(([fact, all]) => [fact, all.map(({ says }) => says).join('; ')]))
}

const inOne = (facts: readonly TermFact[]) => facts.map(({ says }) => says).join(', ')
