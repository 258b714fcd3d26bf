import {
  type AgreementTerms,
  type CountFact,
  feesDue,
  type Line,
  monthlyRecurring,
  type Terms,
} from '#agreements/rules'
import { addDays, addMonths, type Day, earlierDay } from '#kernel/days.ts'

/** One thing that would be billed on the first invoice. */
export type FirstCharge = { name: string; from: Day; to: Day; netMinor: number }
export type Price = {
  /** What recurs, normalised to a month; 0 for hours bought once. */
  monthlyMinor: number
  /** What is bought once: blocks, set-up. */
  onceMinor: number
  /** What is due on the first day. */
  first: FirstCharge[]
  firstMinor: number
}
export type Offered = {
  clientId: string
  currency: string
  startsOn: Day
  /** How long the first term is; null runs on. */
  termMonths: number | null
  terms: Terms
}

/** The first day after the term. */
export const endsOnOf = ({ startsOn, termMonths }: Pick<Offered, 'startsOn' | 'termMonths'>): Day | null =>
  termMonths === null ? null : addMonths(startsOn, termMonths)

/** What an option would cost, by the formulas that bill it once it is signed. Nothing here decides a price itself. */
export function priceOf(offered: Offered, counts: readonly CountFact[]): Price {
  const agreement = asAgreement(offered)
  const first = feesDue(agreement, counts, offered.startsOn, null)
  return {
    monthlyMinor: sumOf(monthlyRecurring(agreement, fullMonth(offered), counts).map(({ minor }) => minor)),
    onceMinor: sumOf(first.filter(isOnce).map(({ netMinor }) => netMinor)),
    first: first.map(({ name, service, netMinor }) => ({
      name,
      from: service.from,
      to: service.toExclusive,
      netMinor,
    })),
    firstMinor: sumOf(first.map(({ netMinor }) => netMinor)),
  }
}

/** What an optional line would add. */
export function priceOfLine(offered: Offered, line: Line, counts: readonly CountFact[]) {
  const { monthlyMinor, onceMinor } = priceOf(
    { ...offered, terms: { ...offered.terms, lines: [line] } },
    counts,
  )
  return { monthlyMinor, onceMinor }
}

/** The terms as they would be signed: with the optional lines that were chosen. */
export function withLines(terms: Terms, lines: readonly Line[]): Terms {
  return { ...terms, lines: [...terms.lines, ...lines] }
}

export function asAgreement({ clientId, currency, startsOn, terms, ...offered }: Offered): AgreementTerms {
  const endsOn = endsOnOf({ startsOn, ...offered })
  return {
    id: 'offer',
    clientId,
    currency,
    versions: [{ effectiveOn: startsOn, startsOn, endsOn, terms }],
  }
}

/** A day by which every first period is over, so that a free or shortened one doesn't make the month look cheap. */
function fullMonth({ startsOn, termMonths }: Offered): Day {
  const later = addMonths(startsOn, 1)
  const endsOn = endsOnOf({ startsOn, termMonths })
  return endsOn ? earlierDay(later, addDays(endsOn, -1)) : later
}

const isOnce = ({ kind }: { kind: string }) => kind === 'block' || kind === 'one-time'
const sumOf = (minors: readonly number[]) => minors.reduce((sum, minor) => sum + minor, 0)
