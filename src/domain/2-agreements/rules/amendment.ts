import type { Day } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import type { Line } from './lines.ts'
import type { Terms, TermsVersion } from './terms.ts'

/** A dated, signed change of an agreement: what becomes different, nothing else. */
export type Amendment = { effectiveOn: Day; signedOn: Day | null; changes: readonly AmendmentChange[] }

export type AmendmentChange =
  | { kind: 'add-line'; line: Line }
  | { kind: 'replace-line'; line: Line }
  | { kind: 'remove-line'; key: string }
  | { kind: 'agree-quantity'; key: string; agreed: number }
  | { kind: 'set'; terms: Partial<Omit<Terms, 'lines'>> }
  | { kind: 'end-term'; endsOn: Day | null }

export type AmendmentReason = 'before-version' | 'line-missing' | 'line-exists' | 'line-without-quantity'

/** The version that an amendment makes of the one before. Refuses what doesn't fit that version. */
export function amend(before: TermsVersion, amendment: Amendment): Decision<TermsVersion, AmendmentReason> {
  const { effectiveOn, signedOn, changes } = amendment
  if (effectiveOn < before.effectiveOn)
    return no('before-version', { effectiveOn, before: before.effectiveOn })
  let version: TermsVersion = { ...before, effectiveOn, signedOn }
  for (const change of changes) {
    const changed = apply(version, change)
    if (!changed.yes) return changed
    version = changed.value
  }
  return yes(version)
}

function apply(version: TermsVersion, change: AmendmentChange): Decision<TermsVersion, AmendmentReason> {
  const { terms } = version
  switch (change.kind) {
    case 'set':
      return yes({ ...version, terms: { ...terms, ...change.terms } })
    case 'end-term':
      return yes({ ...version, endsOn: change.endsOn })
    case 'add-line':
      if (lineOf(terms, change.line.key)) return no('line-exists', { line: change.line.key })
      return yes(withLines(version, [...terms.lines, change.line]))
    case 'remove-line':
      if (!lineOf(terms, change.key)) return no('line-missing', { line: change.key })
      return yes(
        withLines(
          version,
          terms.lines.filter(({ key }) => key !== change.key),
        ),
      )
    case 'replace-line':
      return replace(version, change.line)
    case 'agree-quantity':
      return agreeQuantity(version, change.key, change.agreed)
  }
}

function agreeQuantity(
  version: TermsVersion,
  key: string,
  agreed: number,
): Decision<TermsVersion, AmendmentReason> {
  const line = lineOf(version.terms, key)
  if (!line) return no('line-missing', { line: key })
  if (line.kind === 'one-time' || !('quantity' in line) || !line.quantity) {
    return no('line-without-quantity', { line: key })
  }
  return replace(version, { ...line, quantity: { ...line.quantity, agreed } })
}

function replace(version: TermsVersion, line: Line): Decision<TermsVersion, AmendmentReason> {
  if (!lineOf(version.terms, line.key)) return no('line-missing', { line: line.key })
  return yes(
    withLines(
      version,
      version.terms.lines.map((each) => (each.key === line.key ? line : each)),
    ),
  )
}

const lineOf = ({ lines }: Terms, key: string) => lines.find((line) => line.key === key)
const withLines = (version: TermsVersion, lines: readonly Line[]): TermsVersion => ({
  ...version,
  terms: { ...version.terms, lines },
})

/** The changes that make one version's terms of another's: for the amendment to sign, and to show what differs. */
export function changesBetween(before: Terms, after: Terms): AmendmentChange[] {
  const removed = before.lines.filter(({ key }) => !lineOf(after, key))
  const changes: AmendmentChange[] = removed.map(({ key }) => ({ kind: 'remove-line', key }))
  for (const line of after.lines) {
    const old = lineOf(before, line.key)
    if (!old) changes.push({ kind: 'add-line', line })
    else if (!isSame(old, line)) changes.push({ kind: 'replace-line', line })
  }
  const { lines: _before, ...oldRest } = before
  const { lines: _after, ...rest } = after
  const keys = [...new Set([...Object.keys(oldRest), ...Object.keys(rest)])].filter(isTermsKey)
  const different = keys.filter((key) => !isSame(before[key], after[key]))
  if (different.length === 0) return changes
  return [...changes, { kind: 'set', terms: Object.fromEntries(different.map((key) => [key, after[key]])) }]
}

type TermsKey = keyof Omit<Terms, 'lines'>
const isTermsKey = (key: string): key is TermsKey => key !== 'lines'
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
