import { firmRules, type RateInput, roundedWorks } from './rate.ts'

/**
 * Of some work, the ids of what an agreement takes in, found as `rate` finds it: chosen by hand, or by scope and
 * work date. What its terms leave out or hand on is among it, for it came under them.
 */
export function entriesUnder(
  agreementId: string,
  { entries, agreements, rateCard }: Pick<RateInput, 'entries' | 'agreements' | 'rateCard'>,
): Set<string> {
  const works = roundedWorks(entries, firmRules(rateCard, agreements))
  return new Set(works.filter(({ agreement }) => agreement?.id === agreementId).map(({ entry }) => entry.id))
}
