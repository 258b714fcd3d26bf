import type { AgreementTerms, CountFact, Line, Terms } from '#agreements/rules'
import type { Day } from '#kernel/days.ts'

/**
 * An offer as if it had been in force since a day: its lines stand through the whole stretch, what is charged once
 * falls due at its beginning, and no promise waits for its first day.
 */
export function offeredFrom(
  offer: { clientId: string; currency: string; terms: Terms },
  from: Day,
): AgreementTerms {
  const terms = { ...offer.terms, lines: offer.terms.lines.map((line) => standing(line, from)) }
  const version = { effectiveOn: from, startsOn: from, endsOn: null, terms }
  return { id: offerId, clientId: offer.clientId, currency: offer.currency, versions: [version] }
}

/** The agreement that is asked about exists nowhere; this is its name in the trace. */
export const offerId = 'offer'

function standing(line: Line, from: Day): Line {
  const { startsOn: _, endsOn: __, ...rest } = line
  return rest.kind === 'one-time' ? { ...rest, dueOn: from } : rest
}

/** Nobody had fewer users before we first counted them: the first count of each kind holds from the beginning. */
export function countedFrom(counts: readonly CountFact[], from: Day): CountFact[] {
  const first = new Map<string, CountFact>()
  for (const fact of counts) {
    const name = `${fact.of} ${fact.siteId ?? ''}`
    const known = first.get(name)
    if (!known || fact.fromOn < known.fromOn) first.set(name, fact)
  }
  const isFirst = new Set(first.values())
  return counts.map((fact) => (isFirst.has(fact) && fact.fromOn > from ? { ...fact, fromOn: from } : fact))
}
